using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Accounts;

/// <summary>
/// Writes the tries that failed into the audit trail, span by span once each is over: one line for each account and one for all names that
/// nobody has, with their number, however many there were. Throws away what has had its time.
/// </summary>
public sealed class RecordFailedSignIns(UnitRunner units)
{
    /// <summary>No sign-in lasts longer without a click.</summary>
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromDays(31);

    /// <summary>Records every span that is over.</summary>
    /// <returns>How many lines were written.</returns>
    public Task<int> RunAsync(CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.SignIns, ct);
        var running = SignInThrottle.Begin(unit.Now);
        var (kept, signedIn) = (unit.Now - KeepForm.Time, unit.Now - LongestSignIn);
        await unit.Db.KeptForms.Where(f => f.KeptAt <= kept).ExecuteDeleteAsync(ct);
        await unit.Db.EndedSignIns.Where(s => s.EndedAt <= signedIn).ExecuteDeleteAsync(ct);
        var over = await unit.Db.SignInTries.AsNoTracking().Where(t => t.Since < running).ToListAsync(ct);
        if (over.Count == 0)
            return 0;
        var lines = over.Where(t => SignInThrottle.IsOfName(t.Key) && t.Count > 0)
            .GroupBy(t => (t.Since, t.PersonId), t => t.Count).OrderBy(g => g.Key.Since).ToList();
        var people = lines.Select(l => l.Key.PersonId).OfType<Guid>().Distinct().ToList();
        var names = await unit.Db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        foreach (var line in lines)
            Record(unit, line.Key.Since, line.Key.PersonId is { } id ? names[id] : null, line.Sum());
        await unit.Db.SignInTries.Where(t => t.Since < running).ExecuteDeleteAsync(ct);
        return lines.Count;
    }, ct);

    private static void Record(Unit unit, DateTimeOffset since, AppUser? user, int count)
    {
        var span = $"{since.ToOffset(BeijingTime.Offset):yyyy-MM-dd HH:mm} 起 {SignInThrottle.Span.TotalMinutes:0} 分钟内";
        unit.Record(new SignInsFailed(user?.Id, since, count), null, user is null
            ? $"{span}，有人用不存在的登录名登录 {count} 次，没有成功" : $"{span}，有人用{user.DisplayName}（{user.UserName}）的登录名登录 {count} 次，没有成功");
    }
}
