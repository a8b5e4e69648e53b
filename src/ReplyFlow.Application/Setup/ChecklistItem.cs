namespace ReplyFlow.Application.Setup;

/// <summary>One thing of the set-up.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="State">How far it is.</param>
/// <param name="Words">How it stands, and where something is to be done, what; in Chinese.</param>
public sealed record ChecklistItem(ChecklistSubject Subject, ChecklistState State, string Words)
{
    internal static ChecklistItem Done(ChecklistSubject subject, string words) => new(subject, ChecklistState.Done, words);

    internal static ChecklistItem ToLookAt(ChecklistSubject subject, string words) => new(subject, ChecklistState.ToLookAt, words);

    internal static ChecklistItem Missing(ChecklistSubject subject, string words) => new(subject, ChecklistState.Missing, words);
}
