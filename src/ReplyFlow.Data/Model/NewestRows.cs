namespace ReplyFlow.Data.Model;

/// <summary>
/// How far back a start looks whether rows that follow from others were made: older versions made none at all, or none while they ran
/// beside this one. To compare all of them at each start would take longer with every year.
/// </summary>
internal static class NewestRows
{
    /// <summary>Rows looked at.</summary>
    public const int Looked = 1_000;
}
