using ReplyFlow.Application.Access;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Substitutions;

namespace ReplyFlow.Application.Reminders;

/// <summary>The active people of some bureaus and who stands in for whom on a day: who is told of what.</summary>
internal sealed class Staff
{
    private readonly Dictionary<Guid, StaffMember> _people;
    private readonly ILookup<Guid, StaffMember> _byBureau;
    private readonly SubstitutionBook _book;
    private readonly DateOnly _today;

    internal Staff(IEnumerable<StaffMember> people, SubstitutionBook book, DateOnly today)
    {
        _people = people.ToDictionary(p => p.Id);
        _byBureau = _people.Values.ToLookup(p => p.BureauId);
        (_book, _today) = (book, today);
    }

    /// <summary>A person; null when not active.</summary>
    public StaffMember? Find(Guid id) => _people.GetValueOrDefault(id);

    /// <summary>
    /// Those who owe an item themselves: the named person, or the holders of the role, none of whom wrote what it judges (the same as
    /// Visibility.OwedBy).
    /// </summary>
    public IReadOnlyList<StaffMember> Owners(OpenItem item)
    {
        IEnumerable<StaffMember> people = item.AssigneeId is { } assignee ? (Find(assignee) is { } person ? [person] : [])
            : Holders(item.BureauId, item.Role, item.DivisionId);
        return [.. people.Where(p => !item.Authors.Contains(p.Id))];
    }

    /// <summary>Some people and those who stand in for them today with an item, nobody twice.</summary>
    public IReadOnlyList<StaffMember> WithSubstitutes(IReadOnlyCollection<StaffMember> people, OpenItem item) =>
        [.. people.SelectMany(p => _book.ActorsFor(p.Id, _today, item.Step)).Distinct().Select(Find).OfType<StaffMember>()
            .Where(p => people.Contains(p) || (SubstitutionRules.Covers(p.Roles, item.Kind) && !item.Authors.Contains(p.Id)))];

    /// <summary>Those whom an assignee rule means, and those who stand in today for all they do, nobody twice.</summary>
    public IReadOnlyList<StaffMember> WithSubstitutes(Owner owner)
    {
        IEnumerable<StaffMember> people = owner.UserId is { } id
            ? (Find(id) is { } person ? [person] : [])
            : Holders(owner.BureauId, owner.Role, owner.DivisionId);
        return [.. people.SelectMany(p => _book.ActorsFor(p.Id, _today, SubstitutionBook.AnyOtherStep)).Distinct().Select(Find).OfType<StaffMember>()];
    }

    /// <summary>The owners of an item for whom a person stands in today; none for an owner, who acts for themselves.</summary>
    public IReadOnlyList<StaffMember> PrincipalsOf(StaffMember person, OpenItem item)
    {
        var owners = Owners(item);
        return owners.Contains(person) ? [] : [.. owners.Where(o => WithSubstitutes([o], item).Contains(person))];
    }

    /// <summary>Their names in one sentence, no more than three.</summary>
    public static string Names(IReadOnlyList<StaffMember> people) =>
        string.Join("、", people.Take(3).Select(p => p.Name)) + (people.Count > 3 ? $"等 {people.Count} 人" : "");

    /// <summary>
    /// Everybody a reminder goes to. Each level includes those below it; where a level adds nobody (no division, the head
    /// owes it, nobody holds the role) the next one up is told instead, so that a late step never stays between those who are late.
    /// </summary>
    public IReadOnlyList<StaffMember> Recipients(OpenItem item, Reminder reminder)
    {
        var told = WithSubstitutes(Owners(item), item).ToList();
        var audience = told.Count == 0 ? ReminderAudience.BureauLeader : reminder.Audience;
        var division = item.DivisionId ?? (item.AssigneeId is { } assignee ? Find(assignee)?.DivisionId : null);
        var levels = new List<IEnumerable<StaffMember>>
        {
            division is null ? [] : Holders(item.BureauId, Roles.DivisionHead, division),
            Holders(item.BureauId, Roles.BureauLeader, null),
            Holders(item.BureauId, Roles.Signatory, null),
        };
        var first = audience == ReminderAudience.BureauLeader ? 1 : 0;
        if (audience == ReminderAudience.BureauLeader)
            Add(levels[0]);
        if (audience != ReminderAudience.Owner)
            _ = levels.Skip(first).Any(Add);
        if (reminder.Offset > 0 && item.SupervisorId is { } supervisor && Find(supervisor) is { } person)
            Add([person]);
        return told;

        bool Add(IEnumerable<StaffMember> people)
        {
            var added = WithSubstitutes([.. people.Where(p => !item.Authors.Contains(p.Id))], item).Where(p => !told.Contains(p)).ToList();
            told.AddRange(added);
            return added.Count > 0;
        }
    }

    private IEnumerable<StaffMember> Holders(Guid bureau, string role, Guid? division) =>
        _byBureau[bureau].Where(p => p.Roles.Contains(role) && (division is null || p.DivisionId == division)).OrderBy(p => p.Id);
}
