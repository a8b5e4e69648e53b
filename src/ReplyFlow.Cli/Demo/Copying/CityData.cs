using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Cli.Demo.City;
using ReplyFlow.Cli.Demo.Recording;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Searching;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Cli.Demo.Copying;

/// <summary>
/// Fills an empty installation with years of a city. The product itself handles some cases of each session, with its commands and its
/// workers, in a database aside; all that it wrote is copied as often as wanted, of other bureaus, people and deputies, under other titles
/// and numbers, each letter painted anew.
/// </summary>
public sealed class CityData
{
    /// <summary>As many years as there may be.</summary>
    public const int MaxYears = 20;

    /// <summary>As many suggestions as there may be.</summary>
    public const int MaxCases = 100_000;

    /// <summary>A session has been over for so long before its suggestions are handled in earnest.</summary>
    private const int Settled = 60;

    private readonly DatabaseAddress _address;
    private readonly DateTimeOffset _now;
    private readonly List<CongressSession> _sessions;

    /// <param name="address">Where it is stored; migrated, with the product's definitions.</param>
    /// <param name="now">Until when.</param>
    /// <param name="years">How many sessions.</param>
    public CityData(DatabaseAddress address, DateTimeOffset now, int years) => (_address, _now, _sessions) = (address, now, Sessions(now, years));

    /// <summary>Before anything happens.</summary>
    public DateTimeOffset Begins => BeijingTime.StartOf(_sessions[0].OpensOn.AddDays(-10));

    /// <summary>Fills it.</summary>
    /// <param name="cases">How many suggestions, at least one a year.</param>
    /// <param name="progress">Told how many are written.</param>
    /// <param name="ct">Stops between two transactions.</param>
    /// <exception cref="InvalidInputException">The installation is not empty.</exception>
    public async Task<IReadOnlyList<DemoAccount>> FillAsync(int cases, Action<int> progress, CancellationToken ct)
    {
        var years = _sessions.Count;
        var city = new CityRows(_sessions);
        await CreateAsync(city, ct);
        await using var studio = await Studio.OpenAsync(city, ct);
        var (plan, book, writer, done) = (new CopyPlan(city, years), new NumberBook(), new CopyWriter(_address, studio.Renderer), 0);
        progress(0);
        for (var i = 0; i < years; i++)
        {
            var count = (int)((long)cases * (i + 1) / years - (long)cases * i / years);
            var recordings = new List<RecordedCase>();
            var stories = StoriesOf(i).Take(count).ToList();
            foreach (var story in stories)
                recordings.Add(await studio.RecordAsync(story, ct));
            var copies = plan.Of(recordings, [.. Enumerable.Range(0, stories.Count).Where(s => stories[s].IsUsual)], count);
            NumberBook.Number(copies);
            await StoreAsync(book.NumberLetters(copies), ct);
            await writer.WriteAsync(copies, more => progress(done += more), ct);
        }
        await using (var db = _address.Open())
        {
            await SearchIndex.EnterStoredAsync(db, ct);
            await TableStatistics.SampleAsync(db, ct);
        }
        return [.. new[] { city.Administrator, city.Liaison, city.Dispatcher }.Concat(city.Bureaus[0].People)
            .Select(p => new DemoAccount(p.User.UserName!, p.User.DisplayName, [p.Role], Where(city, p)))];
    }

    private IEnumerable<Story> StoriesOf(int i) => i == _sessions.Count - 1
        ? Stories.Now(_sessions[i], _now.AddHours(-2))
        : Stories.Of(_sessions[i], BeijingTime.StartOf(_sessions[i + 1].OpensOn.AddDays(-10)));

    private async Task CreateAsync(CityRows city, CancellationToken ct)
    {
        await using var db = _address.Open();
        if (await db.Users.AnyAsync(ct) || await db.Cases.AnyAsync(ct))
            throw new InvalidInputException("", "数据库里已有账号或建议，示例数据只能填入空的系统。");
        db.Settings.Add(new Setting { Name = DemoMailbox.SettingName, Value = _now.ToString("O") });
        await city.AddAsync(db, ct);
    }

    private async Task StoreAsync(IReadOnlyList<NumberSeries> series, CancellationToken ct)
    {
        await using var db = _address.Open();
        var known = await db.NumberSeries.Select(s => s.Id).ToListAsync(ct);
        foreach (var s in series)
            db.Entry(s).State = known.Contains(s.Id) ? EntityState.Modified : EntityState.Added;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One session a year, five to a congress; the last one is that of which most is being handled now.</summary>
    private static List<CongressSession> Sessions(DateTimeOffset now, int years)
    {
        var today = BeijingTime.DateOf(now);
        var last = Opens(today.Year).AddDays(Settled) <= today ? today.Year : today.Year - 1;
        return
        [
            .. Enumerable.Range(last - years + 1, years).Select(year => new CongressSession
            {
                Name = $"市第{Terms[(year - FirstOfTerms) / 5]}届人大{"一二三四五"[(year - FirstOfTerms) % 5]}次会议",
                OpensOn = Opens(year),
            }),
        ];
    }

    private static DateOnly Opens(int year) => new(year, 2, 10);

    private const int FirstOfTerms = 1999;

    /// <summary>From the term that began in the first year.</summary>
    private static readonly string[] Terms = ["十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十", "二十一", "二十二", "二十三"];

    private static string Where(CityRows city, CityPerson person) => person.Role switch
    {
        Roles.Liaison => "市人大常委会代联工委",
        Roles.Administrator or Roles.Dispatcher => "市政府办公厅",
        _ => city.Bureaus[0].Row.ShortName,
    };
}
