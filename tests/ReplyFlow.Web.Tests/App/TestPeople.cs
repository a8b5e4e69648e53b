using Microsoft.AspNetCore.Identity;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Web.Tests.App;

/// <summary>An invented city: the liaison body, the government office, two bureaus, one person a role, and somebody of the other bureau.</summary>
public sealed class TestPeople
{
    public const string Password = "correct-horse-42";
    public const string OtherOffice = "other.office";

    private static readonly string Hash = new PasswordHasher<AppUser>(Microsoft.Extensions.Options.Options.Create(TestApp.QuickHashing)).HashPassword(new AppUser { DisplayName = "" }, Password);
    private readonly Dictionary<string, AppUser> _users = [];

    public Bureau Liaison { get; } = New("青禾市人大常委会代联工委", "代联工委", BureauKind.LiaisonBody, "");
    public Bureau Office { get; } = New("青禾市人民政府办公厅", "市府办", BureauKind.GovernmentOffice, "");
    public Bureau Industry { get; } = New("青禾市工业和信息化局", "市工信局", BureauKind.Handling, "青工信函");
    public Bureau Transport { get; } = New("青禾市交通运输局", "市交通局", BureauKind.Handling, "青交函");
    public Division Standards { get; }

    /// <summary>User names: the roles' names in lower case, <see cref="OtherOffice"/>, and drafter2.</summary>
    public AppUser this[string userName] => _users[userName];

    /// <summary>The user name of the person who holds a role.</summary>
    public static string UserName(string role) => role.ToLowerInvariant();

    public static async Task<TestPeople> CreateAsync(ReplyFlowDb db)
    {
        var staff = await StaffRows.InAsync(db);
        var people = new TestPeople();
        db.AddRange(people.Liaison, people.Office, people.Industry, people.Transport, people.Standards);
        people.Add(staff, UserName(Roles.Administrator), "管一", people.Industry, false, Roles.Administrator);
        people.Add(staff, UserName(Roles.Liaison), "联二", people.Liaison, false, Roles.Liaison);
        people.Add(staff, UserName(Roles.Dispatcher), "督三", people.Office, false, Roles.Dispatcher);
        people.Add(staff, UserName(Roles.BureauOffice), "办四", people.Industry, false, Roles.BureauOffice);
        people.Add(staff, UserName(Roles.DivisionHead), "处五", people.Industry, true, Roles.DivisionHead);
        people.Add(staff, UserName(Roles.Drafter), "经六", people.Industry, true, Roles.Drafter);
        people.Add(staff, "drafter2", "经七", people.Industry, true, Roles.Drafter);
        people.Add(staff, UserName(Roles.BureauLeader), "分八", people.Industry, false, Roles.BureauLeader);
        people.Add(staff, UserName(Roles.Signatory), "主九", people.Industry, false, Roles.Signatory);
        people.Add(staff, OtherOffice, "交十", people.Transport, false, Roles.BureauOffice);
        await db.SaveChangesAsync();
        return people;
    }

    private TestPeople() => Standards = new Division { BureauId = Industry.Id, Name = "科技与标准处" };

    private void Add(StaffRows staff, string userName, string name, Bureau bureau, bool inDivision, string role) =>
        _users[userName] = staff.Add(userName, name, bureau.Id, inDivision ? Standards.Id : null, Hash, role);

    private static Bureau New(string name, string shortName, BureauKind kind, string prefix) =>
        new() { Name = name, ShortName = shortName, Kind = kind, SeriesPrefix = prefix };
}
