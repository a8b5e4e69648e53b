using ReplyFlow.Application.Messages;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Passages;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>Things to ask for in addresses: <c>{person}</c>, <c>{bureau}</c>, <c>{session}</c>, <c>{deputy}</c>, <c>{token}</c>, <c>{policy}</c>, <c>{case}</c> and what belongs to it.</summary>
public sealed class Samples
{
    /// <summary>Many, since a personal page answers only so often in a minute.</summary>
    private const int PersonalLinks = 60;

    private readonly Dictionary<string, string> _values = [];
    private int _link;

    public static async Task<Samples> CreateAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        var session = new CongressSession { Name = "市第九届人大二次会议", OpensOn = new DateOnly(2026, 2, 1) };
        var deputy = new Deputy { Name = "申某", Delegation = "城东代表团" };
        db.AddRange(session, deputy);
        await db.SaveChangesAsync();
        var sample = await SampleCase.AddAsync(db, app, session, deputy);
        var samples = new Samples();
        samples.Add("person", app.People!["drafter2"].Id).Add("bureau", app.People.Transport.Id).Add("session", session.Id).Add("deputy", deputy.Id);
        samples.Add("case", sample.Case).Add("item", sample.Item).Add("draft", sample.Draft).Add("allocated", sample.Allocated).Add("number", sample.Number).Add("letter", sample.Letter);
        samples.Add("message", sample.Message).Add("notice", sample.Notice).Add("deliveryItem", sample.DeliveryItem).Add("attachment", sample.Attachment);
        var import = new SuggestionImport { FileName = "清单.csv", Total = 3 };
        db.Add(import);
        samples.Add("import", import.Id);
        var (policy, waiting) = SamplePolicies.Add(db);
        var passage = new StandardPassage();
        passage.Change((null, null), "示例感谢语", "感谢语", "感谢您的关心。", null, app.People["administrator"].Id, app.Clock.Now);
        db.Add(passage);
        samples.Add("passage", passage.Id);
        samples.Add("policy", policy).Add("policyDraft", waiting);
        db.PersonalLinks.AddRange(Enumerable.Range(0, PersonalLinks).Select(n => new PersonalLink
        {
            LetterId = sample.Letter,
            DeputyId = deputy.Id,
            TokenSha256 = PersonalLink.HashOf(Token(n)),
            IssuedAt = app.Clock.Now,
            ExpiresAt = app.Clock.Now + PersonalLink.Life,
        }));
        db.Settings.Add(new Setting { Name = DemoMailbox.SettingName, Value = "示例" });
        samples.Add("mail", await SampleMail.SendAsync(app, "写给代表的信。"));
        db.Settings.Add(new Setting { Name = "calendar", Value = """{"2031": {"off": ["2031-01-01"], "work": []}}""" });
        await db.SaveChangesAsync();
        return samples;
    }

    /// <summary>The address with its placeholders filled.</summary>
    public string Fill(string address)
    {
        if (address.Contains("{token}", StringComparison.Ordinal))
            address = address.Replace("{token}", Token(Interlocked.Increment(ref _link) % PersonalLinks), StringComparison.Ordinal);
        foreach (var (name, value) in _values)
            address = address.Replace("{" + name + "}", value, StringComparison.Ordinal);
        Assert.DoesNotContain("{", address, StringComparison.Ordinal);
        return address;
    }

    private static string Token(int n) => $"sample-token-{n}";

    private Samples Add(string name, Guid value)
    {
        _values[name] = value.ToString();
        return this;
    }
}
