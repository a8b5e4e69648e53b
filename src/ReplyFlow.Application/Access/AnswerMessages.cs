namespace ReplyFlow.Application.Access;

/// <summary>Names of the notices about a deputy's answer; rows of earlier programs do not say whose.</summary>
internal static class AnswerMessages
{
    /// <summary>It came or changed when nobody waited for it.</summary>
    public const string Changed = "answerChanged";

    /// <summary>The second letter did not content them either.</summary>
    public const string Second = "secondAnswerDiscontent";

    /// <summary>It is void.</summary>
    public const string Void = "answerVoided";

    /// <summary>Another one stands against it; only 代联工委 is told, which has a list of its own.</summary>
    public const string Conflict = "answersConflict";

    /// <summary>Whether a notice is about one deputy.</summary>
    public static bool IsAboutOne(string? message) => message is Changed or Second or Void or Conflict;
}
