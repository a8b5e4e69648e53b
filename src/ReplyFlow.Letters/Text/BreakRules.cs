using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Text;

/// <summary>The prohibition rules between two neighbouring characters.</summary>
internal static class BreakRules
{
    internal static void Mark(List<(int CodePoint, FontRole Role)> chars, Span<BreakBefore> breaks)
    {
        for (var i = 0; i < breaks.Length; i++)
        {
            var cp = chars[i].CodePoint;
            if (i == 0 || CharRules.IsSpace(cp))
            {
                breaks[i] = BreakBefore.Never;
                continue;
            }
            var spaced = CharRules.IsSpace(chars[i - 1].CodePoint);
            var before = chars[spaced ? i - 2 : i - 1].CodePoint;
            var next = i + 1 < breaks.Length ? chars[i + 1].CodePoint : 0;
            breaks[i] = Between(before, cp, next, spaced);
        }
    }

    private static BreakBefore Between(int before, int cp, int next, bool spaced)
    {
        if (!spaced && CharRules.IsWordPart(before) && CharRules.IsWordPart(cp))
            return Inside(before, cp);
        if (CharRules.ForbiddenAtStart(cp) && !StartsDash(before, cp, next))
            return BreakBefore.Never;
        return CharRules.ForbiddenAtEnd(before) ? BreakBefore.Never : BreakBefore.Free;
    }

    // A 破折号 (two dashes) may begin a line, but not be divided; the single connecting dash may not begin one.
    private static bool StartsDash(int before, int cp, int next) => cp == '—' && next == '—' && before != '—';

    private static BreakBefore Inside(int before, int cp)
    {
        if (CharRules.ForbiddenAtStart(cp) || (CharRules.ForbiddenAtEnd(before) && before != '/'))
            return BreakBefore.Never;
        if (CharRules.IsDigit(cp) && (CharRules.IsDigit(before) || before is '.' or ','))
            return BreakBefore.Number;
        return before is '/' or '-' or '.' or '@' or '_' or '&' or '=' ? BreakBefore.WordSign : BreakBefore.Word;
    }
}
