namespace ReplyFlow.Application.Tests.Year;

/// <summary>
/// What people of the simulated year do, invented: how many working days each takes for a step and which outcome is chosen.
/// Drawn from the suggestion's number, the step and the visit, so that every run is the same.
/// </summary>
internal static class Behaviour
{
    /// <summary>Working days from the opening of a step until somebody decides it; null for never.</summary>
    public static int? Days(YearItem item) => item.Step switch
    {
        "assign" or "objection" or "extensionDecision" or "withdrawalDecision" => Between(item, 1, 3),
        "accept" => Chance(item, 4) ? Between(item, 10, 14) : Between(item, 1, 6),
        "allocate" => Between(item, 1, 4),
        "draft" => Chance(item, 10) ? Between(item, 55, 80) : Between(item, 12, 38),
        "coHandling" => Chance(item, 4) ? 60 : Between(item, 4, 24),
        "rehandle" => Between(item, 5, 20),
        "feedback" => Chance(item, 15) ? null : Between(item, 2, 18),
        _ => Chance(item, 6) ? Between(item, 5, 9) : Between(item, 1, 4),
    };

    /// <summary>The outcome chosen.</summary>
    public static string Outcome(YearItem item) => item.Step switch
    {
        "assign" => "Assign",
        "accept" => item.Visit == 1 && Chance(item, 5, "object") ? "Object" : "Accept",
        "objection" => Chance(item, 60, "reassign") ? "Reassign" : "Uphold",
        "allocate" => "Allocate",
        "coHandling" => item.Visit == 1 && Chance(item, 3, "decline") ? "Decline" : "Submit",
        "coHandlingReview" => Chance(item, 50, "again") ? "Again" : "Proceed",
        "draft" or "revise" or "rehandle" => "Submit",
        "divisionReview" or "proofread" or "leaderReview" => item.Visit < 4 && Chance(item, 8, "return") ? "Return" : "Approve",
        "countersign" => item.Visit < 3 && Chance(item, 5, "return") ? "Return" : "Agree",
        "signOff" => item.Visit < 3 && Chance(item, 4, "return") ? "Return" : "Sign",
        "feedback" => Chance(item, 4, "bad") ? "Dissatisfied" : Chance(item, 20, "basic") ? "Basic" : "Satisfied",
        "extensionDecision" => Chance(item, 80, "extend") ? "Approve" : "Refuse",
        "withdrawalDecision" => "Approve",
        "talk" => "Talked",
        _ => throw new ArgumentException(item.Step),
    };

    /// <summary>Whether something happens to a suggestion at all.</summary>
    public static bool Chance(int number, int percent, string what) => Draw(number, what) % 100 < percent;

    /// <summary>A number drawn for a suggestion.</summary>
    public static int Draw(int number, string what)
    {
        // FNV-1a: the same on every machine and in every process.
        var hash = 2166136261u ^ (uint)number;
        foreach (var c in what)
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        return (int)((hash ^ (hash >> 13)) & 0x7FFFFFFF);
    }

    private static bool Chance(YearItem item, int percent, string what = "slow") => Chance(item.Number, percent, $"{what} {item.Step} {item.Visit} {item.Place}");

    private static int Between(YearItem item, int least, int most) => least + Draw(item.Number, $"days {item.Step} {item.Visit} {item.Place}") % (most - least + 1);
}
