namespace ReplyFlow.Letters.Prose;

/// <summary>Lists that divide one whole in several ways: 城区220所、乡镇228所，普惠性民办350所.</summary>
internal static class QuantityGroups
{
    /// <summary>The parts between ， or ；, where 、 stands inside them; one group where a list has one kind of mark.</summary>
    public static List<List<int>> Of(string text, QuantityList list)
    {
        var marks = list.Separators.Select(s => text[s]).ToList();
        var isMixed = marks.Distinct().Count() > 1;
        List<List<int>> groups = [[0]];
        for (var i = 1; i < list.Parts.Count; i++)
            if (isMixed && i <= marks.Count && marks[i - 1] is '，' or '；' or ';' or ',')
                groups.Add([i]);
            else
                groups[^1].Add(i);
        return isMixed ? groups : [[.. Enumerable.Range(0, list.Parts.Count)]];
    }

    /// <summary>Whether later groups are named after another kind of thing than the first: neither the same last character nor the same length.</summary>
    public static bool AreSeveral(string text, QuantityList list)
    {
        var groups = Of(text, list);
        if (groups.Count < 2)
            return false;
        var first = groups[0].Select(i => Bare(list.Labels[i])).Where(l => l.Length > 0).ToList();
        return first.Count > 0 && groups.Skip(1).SelectMany(g => g).Select(i => Bare(list.Labels[i]))
            .Any(l => l.Length > 0 && first.All(f => f[^1] != l[^1] && Math.Abs(f.Length - l.Length) > 1));
    }

    private static string Bare(string label) => label.Replace("其中", "", StringComparison.Ordinal).Trim('：', ':', '，', ' ');
}
