using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Load;

/// <summary>A page to be measured.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="UserName">Who looks at it.</param>
/// <param name="Paths">Its addresses: one after the other is asked for.</param>
/// <param name="IsFile">Whether it is a file of a whole list.</param>
internal sealed record MeasuredPage(string Name, string UserName, IReadOnlyList<string> Paths, bool IsFile = false)
{
    /// <summary>What is posted instead of asking; null for nothing.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }
}

/// <summary>The pages that are measured, and what people at work look at how often.</summary>
internal static class PageSet
{
    private static readonly string[] Words = ["充电设施", "创新联合体", "夜间公交", "东湖区", "屋顶光伏", "中小企业数字化", "老字号", "消防安全"];

    public static IReadOnlyList<MeasuredPage> Of(CityFacts city)
    {
        var bureau = city.Cases.OrderByDescending(b => b.Count()).ThenByDescending(b => city.ToSign[b.Key].Count()).First(b => city.ToSign[b.Key].Any()).Key;
        var (office, liaison) = (city.Holder(bureau, Roles.BureauOffice), city.Holder(Roles.Liaison));
        var (drafter, draft) = city.ToDraft[0];
        return
        [
            new("inbox", office, ["/"]),
            new("done", office, ["/done", "/done?p=2"]),
            new("bureau list", office, ["/suggestions", "/suggestions?p=2", "/suggestions?p=3"]),
            new("whole list", liaison, ["/suggestions", "/suggestions?p=2", "/suggestions?p=40"]),
            new("title search", liaison, [.. Words.Select(w => $"/suggestions?q={Uri.EscapeDataString(w)}")]),
            new("number search", liaison, [.. city.Numbers.Select(n => $"/suggestions?q={n}")]),
            new("case", office, [.. city.Cases[bureau].Select(c => $"/cases/{c}")]),
            new("board", liaison, ["/supervision"]),
            new("key cases", liaison, ["/suggestions?key=true", "/supervision?key=true"]),
            new("statistics", liaison, ["/statistics"]),
            new("register", office, ["/letters", "/letters?p=2"]),
            new("whole register", liaison, ["/letters", "/letters?p=2"]),
            new("letter PDF", office, [.. city.Letters[bureau].Select(l => $"/letters/{l}/pdf")]),
            new("editor", drafter, [.. city.ToDraft.Where(d => d.UserName == drafter).Select(d => $"/drafts/{d.CaseId}")]),
            new("preview", drafter, [$"/drafts/{draft}/preview"]) { Form = Draft },
            new("sign page", city.Holder(bureau, Roles.Signatory), [.. city.ToSign[bureau].Select(w => $"/work/{w}")]),
            new("mail's state", city.Administrator, ["/Settings/Figures"]),
            new("session report", liaison, ["/statistics/report"], IsFile: true),
            new("CSV", liaison, ["/suggestions?handler=Export&format=csv"], IsFile: true),
            new("xlsx", liaison, ["/suggestions?handler=Export&format=xlsx"], IsFile: true),
        ];
    }

    /// <summary>What somebody looks at next, by chance.</summary>
    public static (string Name, string Path) Next(CityFacts city, Account who, Random random)
    {
        var central = who.Role is Roles.Liaison or Roles.Dispatcher;
        var bureau = central ? city.Cases.ElementAt(random.Next(city.Cases.Count)).Key : who.BureauId;
        var roll = random.Next(100);
        if (roll < 30)
            return ("inbox", "/");
        if (roll < 55 && Pick(city.Cases[bureau], random) is { } c)
            return ("case", $"/cases/{c}");
        if (roll < 70)
            return ("list", $"/suggestions?p={random.Next(1, 4)}");
        if (roll < 80)
            return ("search", $"/suggestions?q={Uri.EscapeDataString(Either(Words, city.Numbers))}");
        if (roll < 86)
            return ("register", "/letters");
        if (roll < 91 && Supervises(who))
            return ("board", "/supervision");
        if (roll < 95 && Supervises(who))
            return ("statistics", "/statistics");
        if (roll < 98 && Pick(city.Letters[bureau], random) is { } letter)
            return ("letter PDF", $"/letters/{letter}/pdf");
        return who.Role == Roles.Signatory && Pick(city.ToSign[bureau], random) is { } item ? ("sign page", $"/work/{item}")
            : city.ToDraft.Where(d => d.UserName == who.UserName).Select(d => (Guid?)d.CaseId).FirstOrDefault() is { } mine ? ("editor", $"/drafts/{mine}")
            : ("inbox", "/");

        string Either(IReadOnlyList<string> some, IReadOnlyList<string> others) =>
            random.Next(2) == 0 ? some[random.Next(some.Count)] : others[random.Next(others.Count)];
    }

    private static bool Supervises(Account who) => who.Role is not Roles.Drafter;

    private static Guid? Pick(IEnumerable<Guid> ids, Random random) => ids.ToList() is { Count: > 0 } all ? all[random.Next(all.Count)] : null;

    private static IReadOnlyList<KeyValuePair<string, string>> Draft { get; } =
    [
        new("Input.Title", "关于示例建议的答复"), new("Input.Category", "A"), new("Input.Disclosure", "主动公开"),
        new("Input.Body", "您提出的建议收悉。现答复如下：\n一、已开展的工作\n" + string.Concat(Enumerable.Repeat(
            "（一）明确工作机制。围绕示例事项，我局会同有关单位建立了联席会议制度，由分管负责同志召集，按季度研究解决问题。\n", 12)) + "感谢您对我市工作的关心和支持。"),
    ];
}
