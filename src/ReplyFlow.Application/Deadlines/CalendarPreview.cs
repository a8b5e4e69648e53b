using System.Security.Cryptography;
using System.Text;
using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Application.Deadlines;

/// <summary>A change of the calendar as somebody wants it: years that are replaced, or a stored year that is given up.</summary>
/// <param name="Years">The years as they are to be; empty when one is given up.</param>
/// <param name="Drop">The stored year to give up: the shipped one holds again, or none.</param>
public sealed record CalendarInput(IReadOnlyList<CalendarYear> Years, int? Drop = null);

/// <summary>What a change of the calendar would do, shown before it is made.</summary>
/// <param name="Base">Token of the stored years it was computed on.</param>
/// <param name="After">The calendar that would hold.</param>
/// <param name="Diff">What changes.</param>
/// <param name="Moves">Due dates that move, or become final or provisional.</param>
/// <param name="SourcesOnly">Whether only the notices' addresses change.</param>
public sealed record CalendarPreview(string Base, WorkingCalendar After, CalendarDiff Diff, IReadOnlyList<DueMove> Moves, bool SourcesOnly)
{
    /// <summary>Whether there is nothing to save.</summary>
    public bool IsEmpty => Diff.IsEmpty && !SourcesOnly;

    /// <summary>Token of stored years.</summary>
    internal static string TokenOf(IReadOnlyList<CalendarYear> stored) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CalendarFile.Write(stored)))).Substring(0, 16);
}

/// <summary>What was done.</summary>
/// <param name="Seq">The audit event that tells of the change.</param>
/// <param name="Moves">How many due dates moved, or became final or provisional.</param>
/// <param name="Cases">Of how many cases.</param>
public sealed record CalendarSaved(long Seq, int Moves, int Cases);
