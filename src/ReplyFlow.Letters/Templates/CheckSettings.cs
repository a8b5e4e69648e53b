namespace ReplyFlow.Letters.Templates;

/// <summary>What 核稿 asks of a template's letters beyond what every city does, and what it lets them do.</summary>
public sealed record CheckSettings
{
    /// <summary>What <see cref="Requires"/> may name: each is a field of the letter whose absence is an error.</summary>
    public static IReadOnlyList<string> Requirable { get; } = ["category", "contact", "copyTo", "signatories"];

    /// <summary>What <see cref="Expects"/> may name: each is a form whose absence is a warning.</summary>
    public static IReadOnlyList<string> Expectable { get; } = ["titleSession", "titleNumber", "openingNumber", "openingBookMarks"];

    /// <summary>Nothing asked but what holds in every city.</summary>
    public static CheckSettings None { get; } = new();

    /// <summary>A regular expression for document numbers that depart from GB/T 9704—2012, 7.2.5 (闭08号, B66号); null allows none.</summary>
    public string? NumberPattern { get; init; }

    /// <summary>Fields that these letters must hold.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Forms that these letters usually have.</summary>
    public IReadOnlyList<string> Expects { get; init; } = [];
}
