using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Substitutions;

/// <summary>
/// Who may act for whom. A substitute who is away that day is substituted in turn, so a chain may be followed; a circle may
/// not be made. The principal may always act too: both see the items.
/// </summary>
public sealed class SubstitutionBook(IEnumerable<Substitution> substitutions)
{
    /// <summary>A step that no substitution names: what holds for it holds for every step not listed.</summary>
    public const string AnyOtherStep = "";

    private readonly List<Substitution> _entries = substitutions.ToList();

    /// <summary>Everybody who may act for a user in a step on a day: the user first, then the substitutes, nearest first.</summary>
    public IReadOnlyList<Guid> ActorsFor(Guid principal, DateOnly day, string step) =>
        Reach(principal, e => e.Covers(day, step) ? (e.Principal, e.Substitute) : null);

    /// <summary>Everybody a user may act for in a step on a day: the user first.</summary>
    public IReadOnlyList<Guid> PrincipalsOf(Guid actor, DateOnly day, string step) =>
        Reach(actor, e => e.Covers(day, step) ? (e.Substitute, e.Principal) : null);

    /// <summary>Whether a user may act for another in a step on a day; everybody may act for themselves.</summary>
    public bool MayAct(Guid actor, Guid principal, DateOnly day, string step) => ActorsFor(principal, day, step).Contains(actor);

    /// <summary>Why a substitution may not be added, in Chinese; null when it may.</summary>
    /// <param name="added">The substitution asked for.</param>
    /// <param name="name">A user's name, for the message.</param>
    public string? Objection(Substitution added, Func<Guid, string> name)
    {
        if (added.Principal == added.Substitute)
            return "不能由本人代理本人";
        if (added.To < added.From)
            return $"结束日期 {DayText.Iso(added.To)} 早于开始日期 {DayText.Iso(added.From)}";
        if (_entries.Contains(added) || _entries.Exists(e => Repeats(e, added)))
            return $"{name(added.Substitute)}在这段时间已是{name(added.Principal)}的代理人";
        return Circle(added) is { } day
            ? $"{DayText.Iso(day)} 起{name(added.Principal)}已在代理{name(added.Substitute)}，不能互相代理"
            : null;
    }

    /// <summary>
    /// The first day on which the principal already acts, directly or through others, for the substitute. Who acts for whom
    /// changes only where a substitution starts, and differs only between the steps that are named somewhere.
    /// </summary>
    private DateOnly? Circle(Substitution added)
    {
        var days = _entries.Select(e => e.From).Append(added.From).Where(d => d >= added.From && d <= added.To).Distinct().Order();
        var steps = _entries.Append(added).SelectMany(e => e.Steps).Append(AnyOtherStep).Distinct().ToList();
        foreach (var day in days)
            foreach (var step in steps)
                if (added.Covers(day, step) && MayAct(added.Principal, added.Substitute, day, step))
                    return day;
        return null;
    }

    private static bool Repeats(Substitution e, Substitution added) =>
        e.Principal == added.Principal && e.Substitute == added.Substitute && e.From <= added.From && e.To >= added.To
        && (e.Steps.Count == 0 || (added.Steps.Count > 0 && added.Steps.All(e.Steps.Contains)));

    private List<Guid> Reach(Guid start, Func<Substitution, (Guid From, Guid To)?> edge)
    {
        List<Guid> reached = [start];
        for (var i = 0; i < reached.Count; i++)
            foreach (var entry in _entries)
                if (edge(entry) is { } e && e.From == reached[i] && !reached.Contains(e.To))
                    reached.Add(e.To);
        return reached;
    }
}
