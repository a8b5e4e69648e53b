namespace ReplyFlow.Letters.Templates;

/// <summary>Texts that a new draft starts from. Placeholders: <c>{session} {number} {title} {issuer} {deputy} {category}</c>.</summary>
public sealed record TextSettings
{
    /// <summary>The letter's title.</summary>
    public string Title { get; init; } = "对{session}第{number}号建议的复函";

    /// <summary>The first paragraph.</summary>
    public string Opening { get; init; } = "您提出的《{title}》（第{number}号）收悉。现答复如下：";

    /// <summary>The last paragraph.</summary>
    public string Thanks { get; init; } = "感谢您对我们工作的关心和支持。";

    /// <summary>One addressee.</summary>
    public string Salutation { get; init; } = "{deputy}代表";

    /// <summary>The categories in use: printed label → what it means.</summary>
    public IReadOnlyDictionary<string, string> Categories { get; init; } = new Dictionary<string, string>();
}
