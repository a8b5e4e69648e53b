using System.Net;
using System.Text.RegularExpressions;

namespace ReplyFlow.Browser.Tests.Product;

/// <summary>One form of a page as a browser would send it: hidden fields, inputs, areas and chosen options as they stand.</summary>
internal sealed partial class FormPage
{
    private FormPage(string html) => Html = html;

    public string Html { get; }

    public List<(string Name, string Value)> Fields { get; } = [];

    /// <summary>The form with the given id.</summary>
    public static FormPage? Find(string html, string id)
    {
        var open = Regex.Match(html, $"<form[^>]*\\bid=\"{Regex.Escape(id)}\"[^>]*>");
        if (!open.Success)
            return null;
        var end = html.IndexOf("</form>", open.Index, StringComparison.Ordinal);
        var form = new FormPage(html[open.Index..end]);
        foreach (Match input in Input().Matches(form.Html))
            form.TakeInput(input.Value);
        foreach (Match area in Area().Matches(form.Html))
            form.Fields.Add((Attribute(area.Groups["tag"].Value, "name")!, WebUtility.HtmlDecode(area.Groups["text"].Value).TrimStart('\r', '\n')));
        foreach (Match select in Select().Matches(form.Html))
            if (Option().Matches(select.Groups["options"].Value).FirstOrDefault(o => o.Value.Contains("selected")) is { } chosen)
                form.Fields.Add((Attribute(select.Groups["tag"].Value, "name")!, OptionValue(chosen)));
        return form;
    }

    /// <summary>Values that can be chosen in a select or among radio buttons.</summary>
    public IReadOnlyList<string> Choices(string name) =>
        [.. Input().Matches(Html).Select(i => i.Value).Where(i => Attribute(i, "name") == name && Attribute(i, "type") == "radio").Select(i => Attribute(i, "value")!),
            .. Select().Matches(Html).Where(s => Attribute(s.Groups["tag"].Value, "name") == name)
            .SelectMany(s => Option().Matches(s.Groups["options"].Value)).Select(OptionValue).Where(v => v.Length > 0)];

    /// <summary>Values of the buttons with a name.</summary>
    public IReadOnlyList<string> Buttons(string name) =>
        [.. Button().Matches(Html).Select(b => b.Value).Where(b => Attribute(b, "name") == name).Select(b => Attribute(b, "value")!)];

    public void Set(string name, string value)
    {
        Fields.RemoveAll(f => f.Name == name);
        Fields.Add((name, value));
    }

    private void TakeInput(string tag)
    {
        var (name, type) = (Attribute(tag, "name"), Attribute(tag, "type"));
        if (name is null || type is "submit" or "button" or "file" || (type is "checkbox" or "radio" && !tag.Contains(" checked")))
            return;
        Fields.Add((name, Attribute(tag, "value") ?? ""));
    }

    private static string OptionValue(Match option) =>
        Attribute(option.Value[..(option.Value.IndexOf('>') + 1)], "value") ?? WebUtility.HtmlDecode(option.Groups["text"].Value).Trim();

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } m ? WebUtility.HtmlDecode(m.Groups[1].Value) : null;

    [GeneratedRegex("<input\\b[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("(?<tag><textarea\\b[^>]*>)(?<text>.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("(?<tag><select\\b[^>]*>)(?<options>.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option\\b[^>]*>(?<text>[^<]*)")]
    private static partial Regex Option();

    [GeneratedRegex("<button\\b[^>]*>")]
    private static partial Regex Button();
}
