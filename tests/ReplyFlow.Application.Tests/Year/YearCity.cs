using Microsoft.AspNetCore.Identity;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>The invented city of the simulated year: forty bureaus of two divisions each, their people, and the two bodies above them.</summary>
internal sealed class YearCity
{
    public const int BureauCount = 40;

    public static readonly CongressSession Session = new() { Name = "市第十届人大五次会议", OpensOn = new DateOnly(2025, 2, 17), CampaignOn = new DateOnly(2025, 6, 25) };

    public List<Bureau> Bureaus { get; } = [];

    public List<Division> Divisions { get; } = [];

    public List<AppUser> People { get; } = [];

    public AppUser Liaison { get; private set; } = null!;

    public AppUser Dispatcher { get; private set; } = null!;

    public async Task CreateAsync(ReplyFlowDb db)
    {
        var roles = Roles.All.ToDictionary(r => r, r => new IdentityRole<Guid> { Id = Guid.CreateVersion7(), Name = r, NormalizedName = r.ToUpperInvariant() });
        db.AddRange(roles.Values);
        var liaison = new Bureau { Name = "临江市人大常委会代联工委", ShortName = "市人大常委会代联工委", Kind = BureauKind.LiaisonBody, Email = "liaison@year.invalid" };
        var office = new Bureau { Name = "临江市人民政府办公厅", ShortName = "市政府办公厅", Kind = BureauKind.GovernmentOffice, Email = "office@year.invalid" };
        db.AddRange(liaison, office, Session);
        Liaison = Person(db, roles, liaison, null, "联络", Roles.Liaison);
        Dispatcher = Person(db, roles, office, null, "交办", Roles.Dispatcher);
        for (var i = 1; i <= BureauCount; i++)
        {
            var bureau = new Bureau { Name = $"临江市第{i:00}局", ShortName = $"第{i:00}局", SeriesPrefix = $"临{i:00}函", Email = $"b{i}@year.invalid" };
            Bureaus.Add(bureau);
            db.Add(bureau);
            Person(db, roles, bureau, null, $"{i}办", Roles.BureauOffice);
            Person(db, roles, bureau, null, $"{i}分", Roles.BureauLeader);
            Person(db, roles, bureau, null, $"{i}主", Roles.Signatory);
            foreach (var name in new[] { "综合处", "业务处" })
            {
                var division = new Division { BureauId = bureau.Id, Name = name };
                Divisions.Add(division);
                db.Add(division);
                Person(db, roles, bureau, division, $"{i}{name[0]}长", Roles.DivisionHead);
                Person(db, roles, bureau, division, $"{i}{name[0]}员", Roles.Drafter);
            }
        }
        await db.SaveChangesAsync();
    }

    private AppUser Person(ReplyFlowDb db, Dictionary<string, IdentityRole<Guid>> roles, Bureau bureau, Division? division, string name, string role)
    {
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = $"p{People.Count}",
            NormalizedUserName = $"P{People.Count}",
            DisplayName = name,
            BureauId = bureau.Id,
            DivisionId = division?.Id,
            PhoneNumber = "00000000",
            Email = $"p{People.Count}@year.invalid",
            SecurityStamp = "stamp",
        };
        People.Add(user);
        db.Add(user);
        db.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roles[role].Id });
        return user;
    }
}
