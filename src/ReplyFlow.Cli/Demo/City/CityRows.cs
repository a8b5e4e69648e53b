using Bogus;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Cli.Demo.City;

/// <summary>The invented city: its bodies, people, deputies and sessions.</summary>
internal sealed class CityRows
{
    public const int BureauCount = 40;
    private const int DeputyCount = 480;

    private static readonly string[] Delegations = ["东湖区代表团", "西岭区代表团", "南桥区代表团", "北屏县代表团", "中关区代表团", "云门县代表团"];
    private readonly Faker _faker = new("zh_CN") { Random = new Randomizer(390) };
    private readonly HashSet<string> _names = [];
    private readonly Bureau _liaison;
    private readonly Bureau _office;

    public CityRows(IReadOnlyList<CongressSession> sessions)
    {
        Sessions = sessions;
        _liaison = new() { Name = "云川市人大常委会代联工委", ShortName = "市人大常委会代联工委", Kind = BureauKind.LiaisonBody, Email = "liaison@demo.invalid" };
        _office = new() { Name = "云川市人民政府办公厅", ShortName = "市政府办公厅", Kind = BureauKind.GovernmentOffice, Email = "office@demo.invalid" };
        Liaison = new(CityPerson.Account("liaison", "林示例", _liaison.Id, null, "80000001"), Roles.Liaison);
        Dispatcher = new(CityPerson.Account("dispatcher", "高示例", _office.Id, null, "80000002"), Roles.Dispatcher);
        Administrator = new(CityPerson.Account("admin", "示例管理员", _office.Id, null, "80000003"), Roles.Administrator);
        Bureaus = [.. CityWords.Bureaus.Take(BureauCount).Select((b, i) => CityBureau.Create(i, $"市{b.Short}局", $"云川市{b.Full}局", $"市{b.Series}函", Name))];
        Deputies =
        [
            .. Enumerable.Range(0, DeputyCount).Select(i => new Deputy
            {
                Name = Name(),
                Delegation = Delegations[i % Delegations.Length],
                Email = $"deputy{i:0000}@demo.invalid",
                Phone = $"1390000{i:0000}",
            }),
        ];
    }

    public IReadOnlyList<CongressSession> Sessions { get; }

    public CityPerson Liaison { get; }

    public CityPerson Dispatcher { get; }

    public CityPerson Administrator { get; }

    public IReadOnlyList<CityBureau> Bureaus { get; }

    public IReadOnlyList<Deputy> Deputies { get; }

    /// <summary>Stores it.</summary>
    public Task AddAsync(ReplyFlowDb db, CancellationToken ct) => AddAsync(db, Bureaus, Deputies, ct);

    /// <summary>Stores it with the bureaus that recordings are about under marked names, and three deputies alone.</summary>
    /// <returns>The marked bureaus and deputies.</returns>
    public async Task<(IReadOnlyList<CityBureau> Bureaus, IReadOnlyList<Deputy> Deputies)> AddMarkedAsync(ReplyFlowDb db, CancellationToken ct)
    {
        CityBureau[] marked = [.. Bureaus.Take(Marks.Bureaus).Select((b, i) => b.Marked(i))];
        Deputy[] deputies =
        [
            .. Enumerable.Range(0, Marks.Deputies).Select(i => new Deputy
            {
                Name = $"{Marks.Of(i)}表",
                Delegation = Marks.Delegation,
                Email = $"slotdeputy{i}@demo.invalid",
                Phone = $"1390009917{i}",
            }),
        ];
        await AddAsync(db, [.. marked, .. Bureaus.Skip(Marks.Bureaus)], deputies, ct);
        return (marked, deputies);
    }

    private async Task AddAsync(ReplyFlowDb db, IReadOnlyList<CityBureau> bureaus, IReadOnlyList<Deputy> deputies, CancellationToken ct)
    {
        await RoleRows.EnsureAsync(db, ct);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, ct);
        db.AddRange(_liaison, _office);
        db.AddRange(bureaus.Select(b => b.Row));
        db.AddRange(bureaus.SelectMany(b => b.Divisions));
        db.AddRange(Sessions);
        db.AddRange(deputies);
        foreach (var person in bureaus.SelectMany(b => b.People).Concat([Liaison, Dispatcher, Administrator]))
        {
            db.Users.Add(person.User);
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = person.User.Id, RoleId = roles[person.Role] });
        }
        // The city is set up; whoever tries it is not led through that.
        await db.Settings.SetAsync(Checklist.SettingName, "true", ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private string Name()
    {
        while (true)
            if (_faker.Name.LastName() + _faker.Name.FirstName() is { Length: <= 4 } name && _names.Add(name))
                return name;
    }
}
