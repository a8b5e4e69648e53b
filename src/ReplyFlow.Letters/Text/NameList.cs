using System.Text;
using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Text;

/// <summary>Names and terms looked up at every position of a text, longest first.</summary>
internal sealed class NameList
{
    private readonly Dictionary<int, List<int[]>> _byFirst = [];

    /// <summary>Builds the list.</summary>
    /// <param name="names">Names as written; the form without inner spaces is kept together as well.</param>
    internal NameList(IEnumerable<string> names)
    {
        foreach (var name in names.SelectMany(Forms).Distinct(StringComparer.Ordinal))
        {
            var points = name.EnumerateRunes().Select(r => r.Value).ToArray();
            if (points.Length < 2)
                continue;
            if (!_byFirst.TryGetValue(points[0], out var list))
                _byFirst.Add(points[0], list = []);
            list.Add(points);
        }
        foreach (var list in _byFirst.Values)
            list.Sort((a, b) => b.Length.CompareTo(a.Length));
    }

    /// <summary>End of the longest name that begins at a position, or the position itself.</summary>
    internal int MatchAt(List<(int CodePoint, FontRole Role)> chars, int start)
    {
        if (!_byFirst.TryGetValue(chars[start].CodePoint, out var list))
            return start;
        foreach (var name in list)
            if (Matches(chars, start, name))
                return start + name.Length;
        return start;
    }

    private static bool Matches(List<(int CodePoint, FontRole Role)> chars, int start, int[] name)
    {
        if (start + name.Length > chars.Count)
            return false;
        for (var k = 1; k < name.Length; k++)
            if (chars[start + k].CodePoint != name[k])
                return false;
        return true;
    }

    private static IEnumerable<string> Forms(string name)
    {
        yield return name;
        if (name.AsSpan().IndexOfAny(' ', '\u3000') >= 0)
            yield return new StringBuilder(name).Replace(" ", "").Replace("\u3000", "").ToString();
    }
}
