using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>The policies that a letter may cite, searched by title and 文号. Safe for use by many threads.</summary>
public sealed class PolicyLibrary
{
    private const double SameSubject = 0.3;

    /// <summary>Fewer papers of an issuer than this may be here by chance.</summary>
    private const int Kept = 3;

    private readonly PolicyTitles _titles;
    private readonly Func<PolicyEntry, bool> _isMine;

    /// <summary>Makes a library.</summary>
    public PolicyLibrary(IEnumerable<PolicyEntry> documents)
    {
        Documents = [.. documents];
        _titles = new PolicyTitles(Documents);
        _isMine = _ => true;
    }

    private PolicyLibrary(PolicyLibrary whole, Guid bureauId)
    {
        (Documents, _titles) = (whole.Documents, whole._titles);
        _isMine = d => d.BureauId is not { } owner || owner == bureauId;
    }

    /// <summary>Every document, in the order given, those of other bureaus with them.</summary>
    public IReadOnlyList<PolicyEntry> Documents { get; }

    /// <summary>The same library without what other bureaus keep for themselves.</summary>
    public PolicyLibrary For(Guid bureauId) => new(this, bureauId);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => !Documents.Any(_isMine);

    /// <summary>
    /// Whether papers of whoever issued a cited one are kept here, by its 文号, its city, or because it is the state's: only then does it say something
    /// that it is missing.
    /// </summary>
    public bool KeepsPapersLike(string title, string number) => Documents.Count(d => _isMine(d) && IsLike(d, title, number)) >= Kept;

    private static bool IsLike(PolicyEntry known, string title, string number) =>
        (SeriesOf(number) is { Length: > 0 } series && series == SeriesOf(known.Facts.DocumentNumber))
        || (PolicyPlace.CityOf(title) is { } city && city == known.City)
        || (title.StartsWith(PolicyTitle.State, StringComparison.Ordinal) && known.Facts.Kind == PolicyKind.Law);

    /// <summary>云政发 of 云政发〔2024〕11号.</summary>
    private static string SeriesOf(string number) => PolicyTitle.Number(number).Split('〔')[0];

    /// <summary>The document of a key; null where there is none.</summary>
    public PolicyEntry? Find(Guid? id) => id is null ? null : Documents.FirstOrDefault(d => d.Id == id && _isMine(d));

    /// <summary>Finds what a citation means.</summary>
    /// <param name="cited">The citation.</param>
    /// <returns>The exact document, else the one of its 文号, else the most similar one that is similar enough, else null.</returns>
    public PolicyMatch? Find(CitedPolicy cited)
    {
        var exact = _titles.Of(cited.Title).Where(e => _isMine(e.Policy)).OrderByDescending(e => Fitness(e.Policy, cited)).FirstOrDefault();
        if (exact.Policy is not null)
            return new PolicyMatch(exact.Policy, exact.Title, PolicyFit.Exact);
        if (cited.Number.Length > 0 && _titles.Numbered(cited.Number).Where(_isMine).ToList() is [var numbered]
            && numbered.Facts.Titles.MaxBy(t => PolicyTitles.Alike(t, cited.Title)) is { } title
            && PolicyTitles.Alike(title, cited.Title) >= SameSubject)
            return new PolicyMatch(numbered, title, PolicyFit.Inexact);
        var like = _titles.Like(cited.Title).Where(e => _isMine(e.Policy)).Select(e => (Match: e, IsOne: PolicyTitle.CanBeOne(cited.Title, e.Title)))
            .OrderByDescending(e => e.IsOne).ThenByDescending(e => e.Match.Score).ThenByDescending(e => Fitness(e.Match.Policy, cited)).FirstOrDefault();
        return like.Match.Policy is null ? null : new PolicyMatch(like.Match.Policy, like.Match.Title, like.IsOne ? PolicyFit.Inexact : PolicyFit.Alike);
    }

    /// <summary>Of several documents with one title: that of the 文号, what may be cited, what is in force, this city's, the newest.</summary>
    private static (bool, bool, bool, bool, DateOnly) Fitness(PolicyEntry policy, CitedPolicy cited) => (
        cited.Number.Length > 0 && PolicyTitle.Number(policy.Facts.DocumentNumber) == PolicyTitle.Number(cited.Number),
        policy.Facts.Kind.IsCitable(),
        cited.On is not { } day || policy.StandingOn(day) == PolicyStanding.InForce,
        policy.City is null || policy.City == cited.City,
        policy.Facts.IssuedOn ?? DateOnly.MinValue);
}

/// <summary>What a letter cites.</summary>
/// <param name="Title">The title without 《》.</param>
/// <param name="Number">文号 behind it in brackets; empty for none.</param>
/// <param name="On">The letter's date; null where it is not known.</param>
/// <param name="City">The city of the letter's issuer; null where it is none.</param>
public sealed record CitedPolicy(string Title, string Number = "", DateOnly? On = null, string? City = null);
