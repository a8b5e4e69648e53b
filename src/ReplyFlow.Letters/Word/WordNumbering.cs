using System.Globalization;
using System.Text;
using System.Xml;

namespace ReplyFlow.Letters.Word;

/// <summary>Word's automatic numbering: which list and level a paragraph is in, and what Word would print before it.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, Level[]> _abstract = [];
    private readonly Dictionary<string, Instance> _instances = [];
    private readonly Dictionary<string, (string? Based, string? List, int Level)> _styles = [];
    private readonly Dictionary<string, int[]> _counters = [];

    private sealed record Level(int Start, string Format, string Text)
    {
        internal static readonly Level None = new(1, "none", "");
    }

    private sealed record Instance(string AbstractId, Dictionary<int, int> Starts);

    /// <summary>Reads a numbering part and a styles part; either may be absent.</summary>
    internal static WordNumbering Read(XmlReader? numbering, XmlReader? styles)
    {
        var result = new WordNumbering();
        if (numbering is not null)
            using (numbering)
                result.ReadNumbering(numbering);
        if (styles is not null)
            using (styles)
                result.ReadStyles(styles);
        return result;
    }

    /// <summary>The printed number of the next paragraph in a list; empty for none, null for a bullet.</summary>
    /// <param name="list">numId of the paragraph, or null to ask its style.</param>
    /// <param name="level">ilvl of the paragraph.</param>
    /// <param name="style">Style id of the paragraph.</param>
    internal string? Next(string? list, int? level, string? style)
    {
        if (list is null)
            (list, level) = FromStyle(style, level);
        if (list is null or "0" || !_instances.TryGetValue(list, out var instance) || !_abstract.TryGetValue(instance.AbstractId, out var levels))
            return "";
        var at = Math.Clamp(level ?? 0, 0, Levels - 1);
        if (!_counters.TryGetValue(instance.AbstractId, out var counters))
            _counters.Add(instance.AbstractId, counters = new int[Levels]);
        counters[at] = counters[at] == 0 ? instance.Starts.GetValueOrDefault(at, levels[at].Start) : counters[at] + 1;
        Array.Clear(counters, at + 1, Levels - at - 1);
        return levels[at].Format == "bullet" ? null : Fill(levels, counters, at);
    }

    private static string Fill(Level[] levels, int[] counters, int at)
    {
        var text = new StringBuilder();
        var pattern = levels[at].Text;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length || pattern[i + 1] is < '1' or > '9')
            {
                text.Append(pattern[i]);
                continue;
            }
            var of = pattern[++i] - '1';
            text.Append(WordNumbers.Write(levels[of].Format, counters[of] == 0 ? levels[of].Start : counters[of]));
        }
        return text.ToString();
    }

    private (string?, int?) FromStyle(string? style, int? level)
    {
        for (var depth = 0; style is not null && depth < 20 && _styles.TryGetValue(style, out var s); depth++)
        {
            if (s.List is not null)
                return (s.List, level ?? s.Level);
            style = s.Based;
        }
        return (null, null);
    }

    private void ReadNumbering(XmlReader xml)
    {
        Level[]? levels = null;
        Instance? instance = null;
        var at = 0;
        var isOverride = false;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "abstractNum":
                    levels = [.. Enumerable.Repeat(Level.None, Levels)];
                    instance = null;
                    _abstract[Value(xml, "abstractNumId")] = levels;
                    break;
                case "num":
                    instance = null;
                    levels = null;
                    var id = Value(xml, "numId");
                    if (xml.ReadToDescendant("abstractNumId", xml.NamespaceURI))
                        _instances[id] = instance = new Instance(Value(xml), []);
                    break;
                case "lvlOverride":
                    isOverride = true;
                    at = Int(Value(xml, "ilvl"), 0);
                    break;
                case "startOverride" when instance is not null && isOverride:
                    instance.Starts[at] = Int(Value(xml), 1);
                    break;
                case "lvl":
                    isOverride = false;
                    at = Math.Clamp(Int(Value(xml, "ilvl"), 0), 0, Levels - 1);
                    if (levels is not null)
                        levels[at] = new Level(1, "decimal", "");
                    break;
                case "start" when levels is not null:
                    levels[at] = levels[at] with { Start = Int(Value(xml), 1) };
                    break;
                case "numFmt" when levels is not null:
                    levels[at] = levels[at] with { Format = Value(xml) };
                    break;
                case "lvlText" when levels is not null:
                    levels[at] = levels[at] with { Text = Value(xml) };
                    break;
            }
        }
    }

    private void ReadStyles(XmlReader xml)
    {
        string? style = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "style":
                    style = Value(xml, "styleId");
                    _styles[style] = (null, null, 0);
                    break;
                case "basedOn" when style is not null:
                    _styles[style] = _styles[style] with { Based = Value(xml) };
                    break;
                case "numId" when style is not null:
                    _styles[style] = _styles[style] with { List = Value(xml) };
                    break;
                case "ilvl" when style is not null:
                    _styles[style] = _styles[style] with { Level = Int(Value(xml), 0) };
                    break;
            }
        }
    }

    internal static string Value(XmlReader xml, string name = "val") => xml.GetAttribute(name, xml.NamespaceURI) ?? "";

    internal static int Int(string text, int standard) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, -1, 9999) : standard;
}
