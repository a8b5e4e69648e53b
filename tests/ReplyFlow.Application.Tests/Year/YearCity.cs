using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data.Product;

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
        var staff = await StaffRows.InAsync(db);
        var liaison = new Bureau { Name = "临江市人大常委会代联工委", ShortName = "市人大常委会代联工委", Kind = BureauKind.LiaisonBody, Email = "liaison@year.invalid" };
        var office = new Bureau { Name = "临江市人民政府办公厅", ShortName = "市政府办公厅", Kind = BureauKind.GovernmentOffice, Email = "office@year.invalid" };
        db.AddRange(liaison, office, Session);
        Liaison = Person(staff, liaison, null, "联络", Roles.Liaison);
        Dispatcher = Person(staff, office, null, "交办", Roles.Dispatcher);
        for (var i = 1; i <= BureauCount; i++)
        {
            var bureau = new Bureau { Name = $"临江市第{i:00}局", ShortName = $"第{i:00}局", SeriesPrefix = $"临{i:00}函", Email = $"b{i}@year.invalid" };
            Bureaus.Add(bureau);
            db.Add(bureau);
            Person(staff, bureau, null, $"{i}办", Roles.BureauOffice);
            Person(staff, bureau, null, $"{i}分", Roles.BureauLeader);
            Person(staff, bureau, null, $"{i}主", Roles.Signatory);
            foreach (var name in new[] { "综合处", "业务处" })
            {
                var division = new Division { BureauId = bureau.Id, Name = name };
                Divisions.Add(division);
                db.Add(division);
                Person(staff, bureau, division, $"{i}{name[0]}长", Roles.DivisionHead);
                Person(staff, bureau, division, $"{i}{name[0]}员", Roles.Drafter);
            }
        }
        await db.SaveChangesAsync();
    }

    private AppUser Person(StaffRows staff, Bureau bureau, Division? division, string name, string role)
    {
        var user = staff.Add($"p{People.Count}", name, bureau.Id, division?.Id, null, role);
        (user.PhoneNumber, user.Email) = ("00000000", $"p{People.Count}@year.invalid");
        People.Add(user);
        return user;
    }
}
