using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>A week away of every third person, and the colleague who stands in.</summary>
internal sealed class Absences
{
    private readonly Dictionary<Guid, (AppUser Substitute, DateOnly From, DateOnly To)> _away = [];

    public Absences(YearCity city, Func<AppUser, string> role, WorkingCalendar calendar)
    {
        for (var i = 0; i < city.People.Count; i++)
        {
            var person = city.People[i];
            var colleagues = city.People.Where(p => p.BureauId == person.BureauId && p != person && Deputises(role(person), role(p))).ToList();
            if (colleagues.Count == 0 || Behaviour.Draw(i, "absent") % 3 != 0)
                continue;
            var from = calendar.AddWorkingDays(SimulatedYear.FirstDay, 15 + Behaviour.Draw(i, "leaves") % 90);
            _away[person.Id] = (colleagues[Behaviour.Draw(i, "colleague") % colleagues.Count], from, calendar.AddWorkingDays(from, 4));
        }
    }

    /// <summary>Those whose absence begins on a day.</summary>
    public IEnumerable<(Guid Principal, AppUser Substitute, DateOnly To)> LeavingOn(DateOnly day) =>
        _away.Where(a => a.Value.From == day).Select(a => (a.Key, a.Value.Substitute, a.Value.To)).OrderBy(a => a.Key);

    /// <summary>An absence that could not be arranged, because the substitute is away themselves, is none.</summary>
    public void Cancel(Guid principal) => _away.Remove(principal);

    /// <summary>Who acts in somebody's place on a day; null when they are there.</summary>
    public AppUser? SubstituteOf(AppUser person, DateOnly day) =>
        _away.TryGetValue(person.Id, out var away) && away.From <= day && day <= away.To ? away.Substitute : null;

    /// <summary>Leaders stand in for each other, so do heads and drafters; a drafter stands in for the office.</summary>
    private static bool Deputises(string principal, string colleague) => principal switch
    {
        Roles.Signatory => colleague == Roles.BureauLeader,
        Roles.BureauLeader => colleague == Roles.Signatory,
        Roles.DivisionHead => colleague == Roles.DivisionHead,
        Roles.Drafter or Roles.BureauOffice => colleague == Roles.Drafter,
        _ => false,
    };
}
