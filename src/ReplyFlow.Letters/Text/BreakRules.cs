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
            breaks[i] = !spaced && CharRules.IsWordPart(before) && CharRules.IsWordPart(cp) ? Inside(chars, i) : Between(before, cp, next);
        }
    }

    private static BreakBefore Between(int before, int cp, int next)
    {
        // －5℃ is one number; in 3－5℃ the sign may not begin a line either.
        if (CharRules.IsNumberSign(before) && CharRules.IsWordPart(cp))
            return BreakBefore.Never;
        if (CharRules.IsJoiner(cp) && CharRules.IsWordPart(before) && CharRules.IsWordPart(next))
            return BreakBefore.Never;
        if (CharRules.ForbiddenAtStart(cp) && !StartsDash(before, cp, next))
            return BreakBefore.Never;
        return CharRules.ForbiddenAtEnd(before) ? BreakBefore.Never : BreakBefore.Free;
    }

    // A 破折号 (two dashes) may begin a line, but not be divided; the single connecting dash may not begin one.
    private static bool StartsDash(int before, int cp, int next) => cp == '—' && next == '—' && before != '—';

    private static BreakBefore Inside(List<(int CodePoint, FontRole Role)> chars, int i)
    {
        var (before, cp) = (chars[i - 1].CodePoint, chars[i].CodePoint);
        if (CharRules.ForbiddenAtStart(cp) || (CharRules.ForbiddenAtEnd(before) && before != '/'))
            return BreakBefore.Never;
        // A sign divides only what has two characters on either side: GB/T, e-mail and -5 stay whole.
        var left = i - 1;
        while (left > 0 && IsSign(chars[left].CodePoint))
            left--;
        if (IsSign(before))
            return IsPair(chars, left, left - 1) && IsPair(chars, i, i + 1) && !(CharRules.IsDigit(cp) && before is '.' or ',')
                ? BreakBefore.WordSign : BreakBefore.Word;
        return BreakBefore.Word;
    }

    private static bool IsSign(int cp) => cp is '/' or '-' or '.' or ',' or '@' or '_' or '&' or '=';

    private static bool IsPair(List<(int CodePoint, FontRole Role)> chars, int one, int other) =>
        IsPlain(chars, one) && IsPlain(chars, other);

    private static bool IsPlain(List<(int CodePoint, FontRole Role)> chars, int i) =>
        i >= 0 && i < chars.Count && CharRules.IsWordPart(chars[i].CodePoint) && !IsSign(chars[i].CodePoint);
}
