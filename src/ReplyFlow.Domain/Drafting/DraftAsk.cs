namespace ReplyFlow.Domain.Drafting;

/// <summary>诉求: something that the suggestion asks for, as whoever drafts the reply lists it.</summary>
/// <param name="Text">What is asked for.</param>
/// <param name="Answers">The paragraphs that answer it: how each began when it was named. They are found again by that, also after edits.</param>
public sealed record DraftAsk(string Text, IReadOnlyList<string> Answers)
{
    /// <summary>Longest <see cref="Text"/>, in characters.</summary>
    public const int MaxText = 300;

    /// <summary>Most of them in a case.</summary>
    public const int Most = 30;
}
