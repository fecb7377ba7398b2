/** The demo user of the simulated year. */
export const DEMO_EMAIL = "asha@demo.relevel.me";
