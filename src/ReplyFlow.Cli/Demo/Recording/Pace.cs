using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>How many working days people take.</summary>
internal static class Pace
{
    /// <summary>For a step of a case that goes its whole way.</summary>
    public static int Of(string step, Turns turns, Random random) => step switch
    {
        StepKinds.Accept => random.Next(1, 6),
        StepKinds.Draft => (turns & Turns.Late) != 0 ? random.Next(66, 75) : (turns & Turns.Extended) != 0 ? random.Next(60, 66) : random.Next(12, 38),
        "coHandling" => random.Next(4, 16),
        "rehandle" => random.Next(5, 18),
        StepKinds.Feedback => random.Next(2, 15),
        _ => random.Next(1, 4),
    };

    /// <summary>For a step of a case that goes straight to where it waits now.</summary>
    public static int Straight(string step) => step switch
    {
        StepKinds.Draft => 6,
        "coHandling" => 3,
        StepKinds.Feedback => 2,
        _ => 1,
    };

    /// <summary>From the registration until a step is reached that way.</summary>
    public static int Until(string step, Turns turns)
    {
        bool Has(Turns turn) => (turns & turn) != 0;
        string[] handling =
        [
            StepKinds.Assign, StepKinds.Accept,
            .. Has(Turns.Objected) && step != StepKinds.Objection ? (string[])[StepKinds.Objection, StepKinds.Accept] : [], StepKinds.Allocate,
        ];
        string[] review =
        [
            StepKinds.Draft, "divisionReview", .. Has(Turns.Returned) && step != "revise" ? (string[])["revise", "divisionReview"] : [],
            .. Has(Turns.Countersigned) && step != "countersign" ? (string[])["countersign"] : [], "proofread", "leaderReview", "signOff",
            StepKinds.Feedback,
        ];
        return step switch
        {
            StepKinds.Objection => Sum([StepKinds.Assign, StepKinds.Accept]),
            "extensionDecision" or "withdrawalDecision" => Sum(handling) + 2,
            "coHandling" => Sum(handling),
            _ => Sum([.. ((string[])[.. handling, .. review]).TakeWhile(s => s != Before(step))]),
        };
    }

    private static string Before(string step) => step switch
    {
        "revise" or "countersign" => "proofread",
        _ => step,
    };

    private static int Sum(IEnumerable<string> steps) => steps.Sum(Straight);
}
