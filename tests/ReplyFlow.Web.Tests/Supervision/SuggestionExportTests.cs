using System.Text;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>The suggestions' file has what the page has no room for: delegation, co-signers, the text itself.</summary>
public sealed class SuggestionExportTests
{
    private static readonly string[] Columns = ["编号", "领衔代表", "代表团", "附议代表", "建议原文"];

    [Fact]
    public async Task It_has_delegation_co_signers_and_text_and_tells_no_secret_to_those_who_may_not_know()
    {
        await using var app = await TestApp.StartAsync();
        await AddAsync(app);
        var liaison = await ReadAsync(app, TestPeople.UserName(Roles.Liaison));
        Assert.Equal(["0001", "祝示例", "东湖区代表团", "祁示例（西湖区代表团）、祖示例", "请增设示例充电设施。\n祝示例"], liaison[0]);
        Assert.Equal(["0002", "祝示例", "东湖区代表团", "祁示例（西湖区代表团）、祖示例", "请增设示例充电设施。\n祝示例"], liaison[1]);

        // The other bureau takes part in both; the second one's deputies are secret to it.
        var other = await ReadAsync(app, TestPeople.OtherOffice);
        Assert.Equal(liaison[0], other[0]);
        Assert.Equal(["0002", "身份保密", "", "身份保密", "请增设示例充电设施。\n××"], other[1]);
    }

    private static async Task<List<string[]>> ReadAsync(TestApp app, string who)
    {
        var browser = await app.SignInAsync(who);
        var bytes = await browser.Client.GetByteArrayAsync("/suggestions?handler=Export&format=csv", TestContext.Current.CancellationToken);
        var rows = CsvText.Read(Encoding.UTF8.GetString(bytes));
        var heads = rows[0].Select(h => h.TrimStart('\uFEFF')).ToList();
        return [.. rows.Skip(1).Select(r => Columns.Select(c => r[heads.IndexOf(c)].ReplaceLineEndings("\n")).ToArray()).OrderBy(r => r[0])];
    }

    private static async Task AddAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        var session = new CongressSession { Name = Town.Session, OpensOn = new(2026, 2, 1) };
        Deputy[] deputies =
        [
            new() { Name = "祝示例", Delegation = "东湖区代表团" }, new() { Name = "祁示例", Delegation = "西湖区代表团" }, new() { Name = "祖示例" },
        ];
        db.AddRange([session, .. deputies]);
        for (var i = 1; i <= 2; i++)
        {
            var suggestion = new Suggestion
            {
                SessionId = session.Id,
                Number = $"000{i}",
                NumberValue = i,
                Title = "关于增设示例充电设施的建议",
                Text = "请增设示例充电设施。\n祝示例",
                IdentitySecret = i == 2,
            };
            for (var no = 0; no < deputies.Length; no++)
                suggestion.Deputies.Add(new SuggestionDeputy { SuggestionId = suggestion.Id, DeputyId = deputies[no].Id, Order = no });
            var c = new Case
            {
                SuggestionId = suggestion.Id,
                LeadBureauId = app.People!.Industry.Id,
                AssignedOn = new(2026, 2, 20),
                Status = CaseStatus.Handling,
                Due = DueDates.On(new DateOnly(2026, 5, 20), false),
                DefinitionId = "suggestion-reply",
                DefinitionVersion = 1,
            };
            foreach (var (bureau, role) in new[] { (app.People.Industry, AssignmentRole.Lead), (app.People.Transport, AssignmentRole.CoHandling) })
                db.Add(new Assignment { CaseId = c.Id, BureauId = bureau.Id, Role = role, AssignedOn = new(2026, 2, 20) });
            db.AddRange(suggestion, c);
        }
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
