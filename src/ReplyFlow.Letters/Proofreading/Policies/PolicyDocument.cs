namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>A document of the policy library.</summary>
/// <param name="Title">Its title.</param>
/// <param name="OtherTitles">Titles it may be cited by as well: of the plan that a notice issues, or of the notice.</param>
/// <param name="Number">发文字号, null where none was found.</param>
/// <param name="Date">The day it was issued, null where none was found.</param>
/// <param name="Issuer">Who issued it, null where none was found.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Source">Where it came from: a file's name or an address.</param>
public sealed record PolicyDocument(
    string Title, IReadOnlyList<string> OtherTitles, string? Number, DateOnly? Date, string? Issuer, PolicyKind Kind, string Source)
{
    /// <summary>Every title it may be cited by.</summary>
    public IEnumerable<string> Titles => OtherTitles.Prepend(Title);

    /// <summary>The city (or county) whose document it is, by its issuer or its title; null for the state, a province, or when unknown.</summary>
    public string? City => PolicyPlace.CityOf(Issuer) ?? Titles.Select(PolicyPlace.CityOf).FirstOrDefault(c => c is not null);

    /// <summary>What <see cref="Kind"/> is called in a message.</summary>
    public string KindName => Kind switch
    {
        PolicyKind.Policy => "政策文件",
        PolicyKind.News => "新闻或网页",
        PolicyKind.Letter => "信函",
        _ => "其他材料",
    };
}
