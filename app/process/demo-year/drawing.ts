import type { Craft } from "./material";

/** Now and then, for the quiet of it. */
export const drawing: Craft = {
  name: "drawing",
  opens: [
    "I drew for {m} minutes at the window.",
    "I spent {m} minutes drawing in the café.",
    "I drew for {m} minutes, only hands.",
    "I drew for about {m} minutes in the garden.",
    "I sketched for {m} minutes on the bus and at home.",
    "I drew for {m} minutes with the soft pencil.",
  ],
  opensWithoutLength: ["I drew a little at the window.", "I sketched in the café again."],
  colours: [
    "An old couple at the next table kept perfectly still for me.",
    "The paper was the cheap one, and that took the fear away.",
    "The cat walked through the picture twice.",
    "I rubbed nothing out, that was the rule of the day.",
    "The light changed faster than my hand.",
    "I put the date in the corner, like a real artist.",
    "The same cup sat for me for the third time.",
    "It was so quiet that I heard the pencil.",
  ],
  stages: [
    {
      learned: [
        "I learned that squinting shows where the shadows really are.",
        "I noticed that drawing the gaps between things is easier than drawing the things.",
        "I found out that a soft pencil forgives more than a hard one.",
        "I realised that I draw what I know and not what I see.",
        "I learned that a face is as wide as five eyes.",
        "I noticed that the elbow draws better circles than the wrist.",
        "I learned that the horizon is always at the height of my eyes.",
        "I found out that two minutes of scribbling make the first line braver.",
        "I realised that hands are boxes first and fingers later.",
        "I learned that dark next to light makes a line unnecessary.",
        "I noticed that turning the picture upside down shows every mistake.",
        "I learned that water is drawn by its edges.",
      ],
      parts: [
        "Mostly hands, my own left one.",
        "I spent most of it on the shadows under the chair.",
        "Most of it on the roof across the street.",
        "Mainly quick sketches of people who walk by.",
        "Mostly the guitar on its stand, which doesn't move.",
        "I worked on faces from the side.",
        "Most of it on trees without their leaves.",
        "I spent most of it on a portrait of Nora.",
      ],
      hards: [
        "The perspective was hard, the table leaned.",
        "Stopping in time was difficult.",
        "I struggled with the nose, it always gets too long.",
        "The reflections on the glass were really tricky.",
        "It was hard to leave things out.",
      ],
      wins: [
        "I managed to get the hand right at last.",
        "The portrait went really well, Nora knew herself at once.",
        "I finished the first page of the new sketchbook.",
      ],
      deeds: [
        ["draw five hands", "drew five hands"],
        ["buy a new sketchbook", "bought a new sketchbook"],
        ["finish the portrait of Nora", "finished the portrait of Nora"],
        ["draw the kitchen with three greys", "drew the kitchen with three greys"],
        ["sketch five people at the market", "sketched five people at the market"],
        ["show Tom the tree drawings", "showed Tom the tree drawings"],
      ],
    },
  ],
};
