using System.Net;
using System.Text.RegularExpressions;

namespace ReplyFlow.Web.Tests.Keeping;

/// <summary>A posting form of a page, as a browser reads it: what is in its fields, and what a person would put there.</summary>
/// <param name="Action">Where it goes by itself.</param>
/// <param name="Targets">Everywhere its buttons go, its own address included.</param>
internal sealed partial record PageForm(string Action, IReadOnlySet<string> Targets)
{
    private static readonly string[] Texts = ["", "text", "search", "email", "tel"];
    private string _id = "";

    /// <summary>What would be sent, by name; boxes and radio buttons that are not chosen are left out.</summary>
    public List<(string Name, string Value)> Sent { get; } = [];

    /// <summary>What a person would type and choose, other than what is there.</summary>
    public List<(string Name, string Value)> Filled { get; } = [];

    /// <summary>Every posting form of a page.</summary>
    public static IReadOnlyList<PageForm> Of(string html, string path)
    {
        var (forms, current, select, first) = (new List<PageForm>(), (PageForm?)null, "", (string?)null);
        foreach (Match tag in Tag().Matches(html))
        {
            var a = Attributes().Matches(tag.Groups["attributes"].Value).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value), StringComparer.Ordinal);
            var (name, value) = (a.GetValueOrDefault("name", ""), a.GetValueOrDefault("value", ""));
            switch (tag.Groups["tag"].Value)
            {
                case "form":
                    current = a.GetValueOrDefault("method") != "post" ? null : new PageForm(a.GetValueOrDefault("action", path), new HashSet<string> { a.GetValueOrDefault("action", path) }) { _id = a.GetValueOrDefault("id", "") };
                    if (current is not null)
                        forms.Add(current);
                    break;
                case "/form":
                    current = null;
                    break;
                case "select":
                    (select, first) = (name, null);
                    break;
                case "/select":
                    // A browser shows the first where none is chosen.
                    if (first is not null && current is not null && current.Sent.TrueForAll(s => s.Name != select))
                        current.Sent.Add((select, first));
                    select = "";
                    break;
                case "option" when Form() is { } form && select.Length > 0:
                    first ??= value;
                    if (a.ContainsKey("selected"))
                        form.Sent.Add((select, value));
                    else if (!a.ContainsKey("disabled") && value.Length > 0)
                        form.Choose(select, value);
                    break;
                case "textarea" when Form() is { } form:
                    form.Sent.Add((name, WebUtility.HtmlDecode(tag.Groups["text"].Value).TrimStart('\r', '\n')));
                    form.Filled.Add((name, $"示例文字{form.Filled.Count}"));
                    break;
                case "button" when Form() is { } form && a.TryGetValue("formaction", out var target):
                    ((HashSet<string>)form.Targets).Add(target);
                    break;
                case "input" when Form() is { } form && name.Length > 0:
                    form.Take(a.GetValueOrDefault("type", ""), name, value, a.ContainsKey("checked"), a.ContainsKey("readonly") || a.ContainsKey("disabled"));
                    break;
            }

            PageForm? Form() => a.TryGetValue("form", out var id) ? forms.Find(f => f._id == id) : current;
        }
        return forms;
    }

    private void Take(string type, string name, string value, bool isChecked, bool isFixed)
    {
        if (type is "checkbox" or "radio" && !isChecked)
            Choose(name, value, several: type == "checkbox");
        else if (type is not ("password" or "file" or "submit"))
            Sent.Add((name, value));
        if (Texts.Contains(type) && !isFixed)
            Filled.Add((name, $"示例文字{Filled.Count}"));
    }

    private void Choose(string name, string value, bool several = false)
    {
        if (!several)
            Filled.RemoveAll(f => f.Name == name);
        Filled.Add((name, value));
    }

    [GeneratedRegex("<(?<tag>form|/form|select|/select|option|button|input)(?<attributes>(\\s[^>\"]*(\"[^\"]*\")?)*)\\s*/?>|<(?<tag>textarea)(?<attributes>[^>]*)>(?<text>[^<]*)</textarea>")]
    private static partial Regex Tag();

    [GeneratedRegex("([A-Za-z-]+)(?:=\"([^\"]*)\")?")]
    private static partial Regex Attributes();
}
