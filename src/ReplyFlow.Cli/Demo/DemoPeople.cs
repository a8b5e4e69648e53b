using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Cli.Demo;

/// <summary>The demo's invented city: bodies, divisions, people, one session.</summary>
public static class DemoPeople
{
    public const string Password = "Demo-2026-replyflow";

    public const string Session = "市第十七届人大三次会议";

    public static async Task<List<DemoAccount>> CreateAsync(ReplyFlowDb db, CancellationToken ct)
    {
        await RoleRows.EnsureAsync(db, ct);
        var liaison = Body("云川市人大常委会代联工委", "市人大常委会代联工委", BureauKind.LiaisonBody, "", "liaison@demo.invalid");
        var office = Body("云川市人民政府办公厅", "市政府办公厅", BureauKind.GovernmentOffice, "", "office@demo.invalid");
        var industry = Body("云川市工业和信息化局", "市工信局", BureauKind.Handling, "市工信函", "gxj@demo.invalid");
        var science = Body("云川市科学技术局", "市科技局", BureauKind.Handling, "市科函", "kjj@demo.invalid");
        var transport = Body("云川市交通运输局", "市交通局", BureauKind.Handling, "市交函", "jtj@demo.invalid");
        // Invented, like everybody's.
        liaison.Phone = "00000020";
        db.AddRange(liaison, office, industry, science, transport);
        var divisions = new[] { "科技与标准处", "中小企业处", "法规处" }.Select(n => new Division { BureauId = industry.Id, Name = n }).ToList();
        var plan = new Division { BureauId = science.Id, Name = "规划处" };
        db.AddRange(divisions);
        db.Add(plan);
        db.Sessions.Add(new CongressSession { Name = Session, OpensOn = new DateOnly(2026, 2, 10) });
        // The city is set up; whoever tries it is not led through that.
        await db.Settings.SetAsync(Checklist.SettingName, "true", ct);
        await db.SaveChangesAsync(ct);

        var accounts = new List<DemoAccount>();
        // Hashed once: all have the same password, and it is printed.
        string? hash = null;
        async Task Add(string name, string person, Bureau bureau, Division? division, string phone, params string[] roles)
        {
            var user = new AppUser
            {
                Id = Guid.CreateVersion7(),
                UserName = name,
                NormalizedUserName = name.ToUpperInvariant(),
                DisplayName = person,
                BureauId = bureau.Id,
                DivisionId = division?.Id,
                PhoneNumber = phone,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            };
            user.PasswordHash = hash ??= new PasswordHasher<AppUser>().HashPassword(user, Password);
            db.Users.Add(user);
            foreach (var role in roles)
                db.UserRoles.Add(new IdentityUserRole<Guid>
                {
                    UserId = user.Id,
                    RoleId = await db.Roles.Where(r => r.Name == role).Select(r => r.Id).FirstAsync(ct),
                });
            accounts.Add(new DemoAccount(name, person, roles, bureau.ShortName));
        }
        await Add("admin", "示例管理员", industry, null, "", Roles.Administrator);
        await Add("liaison", "林示例", liaison, null, "00000001", Roles.Liaison);
        await Add("dispatcher", "高示例", office, null, "00000002", Roles.Dispatcher);
        await Add("office", "方示例", industry, null, "00000003", Roles.BureauOffice);
        await Add("drafter", "钟示例", industry, divisions[0], "00000004", Roles.Drafter);
        await Add("head", "秦示例", industry, divisions[0], "00000005", Roles.DivisionHead);
        await Add("leader", "梁示例", industry, null, "00000006", Roles.BureauLeader);
        await Add("signatory", "罗示例", industry, null, "00000007", Roles.Signatory);
        await Add("drafter2", "于示例", industry, divisions[1], "00000008", Roles.Drafter);
        await Add("head2", "陆示例", industry, divisions[1], "00000009", Roles.DivisionHead);
        await Add("legal", "严示例", industry, divisions[2], "00000010", Roles.DivisionHead);
        await Add("kj.office", "贺示例", science, null, "00000011", Roles.BureauOffice);
        await Add("kj.drafter", "谷示例", science, plan, "00000012", Roles.Drafter);
        await Add("kj.head", "尹示例", science, plan, "00000013", Roles.DivisionHead);
        await Add("kj.signatory", "常示例", science, null, "00000014", Roles.BureauLeader, Roles.Signatory);
        await Add("jt.office", "武示例", transport, null, "00000015", Roles.BureauOffice);
        await db.SaveChangesAsync(ct);
        return accounts;
    }

    private static Bureau Body(string name, string shortName, BureauKind kind, string prefix, string email) =>
        new() { Name = name, ShortName = shortName, Kind = kind, SeriesPrefix = prefix, Email = email, TemplateProfile = "xian-gxj" };
}
