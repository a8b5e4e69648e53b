namespace ReplyFlow.Letters.Templates;

/// <summary>Texts that a new draft starts from; <see cref="PlaceholderNames"/> says what may stand in braces.</summary>
public sealed record TextSettings
{
    /// <summary>Placeholders these texts may use.</summary>
    public static IReadOnlyList<string> PlaceholderNames { get; } =
    [
        "session", "number", "title", "issuer", "deputy", "category", "bureau", "leadBureau", "coHandlers",
        "acceptBy", "due", "extendedDue", "reason", "opinion", "progress", "again",
    ];

    /// <summary>What a draft's title starts as, up to 200 characters.</summary>
    public string Title { get; init; } = "对{session}第{number}号建议的复函";

    /// <summary>What a draft's first paragraph starts as, up to 200 characters.</summary>
    public string Opening { get; init; } = "您提出的《{title}》（第{number}号）收悉。现答复如下：";

    /// <summary>What a draft's last paragraph starts as, up to 200 characters.</summary>
    public string Thanks { get; init; } = "感谢您对我们工作的关心和支持。";

    /// <summary>How one deputy is addressed in 主送; <c>{deputy}</c> is the name.</summary>
    public string Salutation { get; init; } = "{deputy}代表";

    /// <summary>Paragraphs of a notice; empty for a reply, which a drafter writes.</summary>
    public IReadOnlyList<string> Body { get; init; } = [];

    /// <summary>The categories in use: printed label → what it means.</summary>
    public IReadOnlyDictionary<string, string> Categories { get; init; } = new Dictionary<string, string>();

    /// <summary>A text that speaks to one deputy, spoken to several: 您 has no plural.</summary>
    /// <param name="text">The text, before its placeholders are filled.</param>
    /// <param name="deputies">How many the letter answers.</param>
    /// <param name="office">代表, or 委员 where a proposal is answered.</param>
    public static string SpeakTo(string text, int deputies, string office) =>
        deputies < 2 ? text : text.Replace("您们", "您", StringComparison.Ordinal).Replace("您", "各位" + office, StringComparison.Ordinal);

    /// <summary>The paragraphs of <see cref="Body"/> with their values, ready to be a letter's body; a value may bring several paragraphs.</summary>
    /// <param name="values">Values of the placeholders; one left out prints nothing.</param>
    public string FillBody(IReadOnlyDictionary<string, string> values) =>
        string.Join('\n', Body.Select(p => Placeholders.Fill(p, [.. values.Select(v => (v.Key, (string?)v.Value))])));
}
