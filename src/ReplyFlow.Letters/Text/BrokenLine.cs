namespace ReplyFlow.Letters.Text;

/// <summary>One line found by the breaker.</summary>
/// <param name="Start">First cell.</param>
/// <param name="End">One past the last cell that is printed (spaces at the end are not).</param>
/// <param name="Overflow">By how many mm the line's natural width exceeds the measure; 0 where it fits.</param>
/// <param name="IsLast">The paragraph's last line, which is not spread to the full measure.</param>
internal readonly record struct BrokenLine(int Start, int End, double Overflow, bool IsLast);
