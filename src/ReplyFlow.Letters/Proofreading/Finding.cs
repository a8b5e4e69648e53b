namespace ReplyFlow.Letters.Proofreading;

/// <summary>One thing a proofreader would mark.</summary>
/// <param name="Rule">The check's number in the list of checks, 1 to 17.</param>
/// <param name="Severity">Whether it blocks sign-off.</param>
/// <param name="Field">The letter file's field the position is in: <c>body</c>, <c>title</c>, <c>addressees[0]</c> …</param>
/// <param name="Line">1-based line within the field; in the body a line is a paragraph.</param>
/// <param name="Column">1-based column within the line, in UTF-16 units.</param>
/// <param name="Length">Length of the marked text in UTF-16 units; 0 where something is missing.</param>
/// <param name="Marked">The marked text.</param>
/// <param name="Message">What is wrong and what to do, in plain Chinese.</param>
/// <param name="Fix">What to put in place of the marked text; null where only a person can decide.</param>
/// <param name="Ground">What says so.</param>
/// <param name="Sure">How sure it is.</param>
public sealed record Finding(
    int Rule, Severity Severity, string Field, int Line, int Column, int Length, string Marked, string Message, string? Fix, Ground Ground, Sureness Sure)
{
    /// <summary>The field of the letter's text.</summary>
    public const string Body = "body";

    /// <summary>
    /// The same for the same complaint about the same words in a later version of the text, wherever they stand: what a
    /// waiver is kept under.
    /// </summary>
    public string Fingerprint => $"{Rule}|{Field}|{Marked}|{Message}";
}
