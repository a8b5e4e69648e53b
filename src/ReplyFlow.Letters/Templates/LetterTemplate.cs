using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Templates;

/// <summary>What one body prescribes for its letters: places, labels and texts. What GB/T 9704-2012 fixes is not in here.</summary>
public sealed record LetterTemplate
{
    /// <summary>The folder's name, for example <c>xian-gxj</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it, in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>文件 or 信函, where the letter does not say.</summary>
    public LetterStyle Style { get; init; }

    /// <summary>Everything above the title (GB/T 9704-2012, 7.2, or 10.1 in 信函 style).</summary>
    public HeaderSettings Header { get; init; } = new();

    /// <summary>主送 (GB/T 9704-2012, 7.3.2).</summary>
    public AddresseeSettings Addressee { get; init; } = new();

    /// <summary>署名, 成文日期, 附注 (GB/T 9704-2012, 7.3.5 and 7.3.6).</summary>
    public ClosingSettings Closing { get; init; } = new();

    /// <summary>版记 (GB/T 9704-2012, 7.4).</summary>
    public ImprintSettings Imprint { get; init; } = new();

    /// <summary>How far spacing may move on a tight or an empty last page.</summary>
    public SpacingLimits Spacing { get; init; } = new();

    /// <summary>Texts a new draft starts from.</summary>
    public TextSettings Texts { get; init; } = new();

    /// <summary>What 核稿 asks of the letters, and lets them do.</summary>
    public CheckSettings Checks { get; init; } = CheckSettings.None;

    /// <summary>Names and terms that are never split, besides those in the letter.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}
