using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>The form of a letter: what it asks stays what it was, its choices count as it says, and reasons are asked for where it says so.</summary>
public sealed class LetterFormTests
{
    private static readonly string Five = Form("很满意", "满意", "基本满意", "不满意", "不了解");

    [Fact]
    public async Task The_form_of_an_issued_letter_stays_what_it_was_on_the_page_at_entry_and_on_paper()
    {
        using var templates = new TemplatesCopy();
        templates.SetForm(Five);
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: templates.Use);
        var id = await world.CaseAt("feedback");
        var paper = await PaperAsync(world, id);
        templates.SetForm(Form("好", "基本满意", "不满意"));

        Assert.Equal(paper.Pdf, (await PaperAsync(world, id, paper.Token)).Pdf);
        var page = await world.InScope(s => s.GetRequiredService<PersonalPageQueries>().PageAsync(paper.Token, default));
        Assert.Equal("很满意", page.Asked.Asked[0].Choices[0]);
        var office = await world.Actor("office");
        var rows = await world.InScope(async s => await s.GetRequiredService<AnswerQueries>()
            .RowsAsync(office, await s.GetRequiredService<CaseQueries>().HeadAsync(office, id, default), default));
        Assert.Equal("很满意", Assert.Single(rows).Asked.Asked[0].Choices[0]);
        await AnswerAsync(world, paper.Token, "很满意", "满意");
        await using var db = world.Open();
        Assert.Equal(FeedbackLevel.Satisfied, (await db.Feedback.SingleAsync()).Level);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public void A_letter_from_before_forms_were_kept_goes_by_today_s_file_and_one_without_a_form_by_none()
    {
        var renderer = new LetterRenderer(new LetterRendererOptions(Path.Combine(ReplyFlow.Testing.RepositoryPaths.Root, "templates"), []));
        Assert.Equal(2, renderer.FeedbackForm("city@3", """{ "template": "city" }""")!.Judgements.Count);
        Assert.Null(renderer.FeedbackForm("city@3", """{ "template": "city", "feedbackForm": null }"""));
        Assert.Equal("对办理工作", Judgements.Of(null).Asked.Single().Label);
    }

    [Theory]
    [InlineData("""{ "title": "表", "rows": [{ "fields": [{ "label": "对办理工作", "choices": ["满意", "基本满意", "还行", "不满意"] }] }] }""", "还行")]
    [InlineData("{ broken", "基本满意")]
    public async Task A_letter_from_before_forms_were_kept_is_answered_also_where_today_s_file_cannot_be_used(string file, string choice)
    {
        using var templates = new TemplatesCopy();
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: templates.Use);
        var id = await world.CaseAt("feedback");
        var (token, _) = await PaperAsync(world, id);
        await using var db = world.Open();
        var letter = await db.Letters.AsNoTracking().SingleAsync(l => l.CaseId == id);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Guard_Letters_NoUpdate\"", TestContext.Current.CancellationToken);
        var before = System.Text.Json.Nodes.JsonNode.Parse(letter.LetterJson)!.AsObject();
        Assert.True(before.Remove("feedbackForm"));
        await db.Letters.Where(l => l.Id == letter.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.LetterJson, before.ToJsonString()));
        templates.SetForm(file);

        var page = await world.InScope(s => s.GetRequiredService<PersonalPageQueries>().PageAsync(token, default));
        Assert.Contains(choice, Assert.Single(page.Asked.Asked).Choices);
        // It goes out again as well, without a form where that cannot be read.
        var again = await AgainAsync(world, id);
        var enclosed = await world.InScope(s => s.GetRequiredService<MailEnclosure>().MakeAsync(again, default));
        Assert.Equal(choice == "还行" ? 1 : 0, enclosed!.Files.Count);
        Assert.Contains(choice == "还行" ? "填好附件中的征询意见表" : "也可以打电话告诉我们", enclosed.Body, StringComparison.Ordinal);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<AnswerLetter>().RunAsync(token, new AnswerInput([choice], "", false, false), default);
            return true;
        });
        Assert.Equal(FeedbackLevel.Basic, (await db.Feedback.SingleAsync()).Level);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_does_not_judge_has_answered_and_the_case_goes_on(DatabaseKind kind)
    {
        using var templates = new TemplatesCopy();
        templates.SetForm(Five);
        await using var world = await World.CreateAsync(kind, more: templates.Use);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, (await PaperAsync(world, id)).Token, "不了解", "不了解");
        await using var db = world.Open();
        Assert.Equal(FeedbackLevel.NoJudgement, (await db.Feedback.SingleAsync()).Level);
        var item = await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "feedback");
        Assert.Equal(("NoJudgement", "未作评价"), (item.Outcome, item.OutcomeLabel));
        Assert.Equal(CaseStatus.Archived, (await db.Cases.SingleAsync(c => c.Id == id)).Status);
        var facts = await new StatisticsQueries(db).FactsAsync(await world.Actor("liaison"), new(), default);
        var figures = CaseStatistics.Of(facts, world.Clock.Today());
        Assert.Equal((new Rate(1, 1), new Rate(0, 0), 1), (figures.Answered, figures.Satisfied, figures.NoJudgementCount));
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData("很满意", "满意", FeedbackLevel.Satisfied)]
    [InlineData("不了解", "基本满意", FeedbackLevel.Basic)]
    [InlineData("不了解", "满意", FeedbackLevel.Satisfied)]
    [InlineData("不满意", "不了解", FeedbackLevel.Dissatisfied)]
    public async Task The_worst_of_the_choices_that_judge_counts(string first, string second, FeedbackLevel level)
    {
        using var templates = new TemplatesCopy();
        templates.SetForm(Five);
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: templates.Use);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, (await PaperAsync(world, id)).Token, first, second, "说明。");
        await using var db = world.Open();
        Assert.Equal(level, (await db.Feedback.SingleAsync()).Level);
    }

    [Fact]
    public async Task Below_the_top_a_reason_is_asked_for_where_the_form_says_so_by_the_deputy_and_at_entry()
    {
        using var templates = new TemplatesCopy();
        templates.SetForm(Five.Replace("\"rows\"", "\"reasonsBelowTop\": true, \"rows\""));
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: templates.Use);
        var id = await world.CaseAt("feedback");
        var token = (await PaperAsync(world, id)).Token;
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => AnswerAsync(world, token, "满意", "基本满意"));
        Assert.Equal(("Words", "选了“基本满意”，请写明原因，承办单位好照着改进。"), (refusal.Errors[0].Field, refusal.Errors[0].Message));
        var office = await world.Actor("office");
        await using var db = world.Open();
        var deputy = await db.PersonalLinks.Select(l => l.DeputyId).SingleAsync();
        var entry = await Assert.ThrowsAsync<InvalidInputException>(() => world.InScope(s => s.GetRequiredService<EnterAnswers>().RunAsync(office, id,
            new EntryGround(FeedbackWay.Telephone, world.Clock.Today(), "打给代表", "代表这样说。"),
            [new EnteredRow(deputy, null, new AnswerInput(["满意", "基本满意"], " ", false, false))], default)));
        Assert.Equal("Rows[0].Words", Assert.Single(entry.Errors).Field);
        await AnswerAsync(world, token, "很满意", "不了解");
        Assert.Equal(FeedbackLevel.Satisfied, (await db.Feedback.SingleAsync()).Level);
    }

    [Fact]
    public async Task A_form_that_cannot_be_used_stops_the_letter_and_says_where()
    {
        using var templates = new TemplatesCopy();
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: templates.Use);
        var id = await world.CaseAt("signOff");
        templates.SetForm(Form("满意", "基本满意", "还行", "不满意"));
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => world.WalkTo(id, "feedback"));
        Assert.Contains("征询意见表的文件有误，复函尚未签发", refusal.Message);
        Assert.Contains("“还行”", refusal.Message);
        templates.SetForm(Five);
        await world.WalkTo(id, "feedback");
    }

    private static string Form(params string[] choices)
    {
        var list = string.Join(", ", choices.Select(c => $"\"{c}\""));
        return $$"""
            { "title": "征询意见表", "rows": [
              { "fields": [{ "label": "建议编号", "text": "第{number}号" }, { "label": "代表姓名", "text": "{deputy}" }] },
              { "fields": [{ "label": "对办理态度", "choices": [{{list}}] }] }, { "fields": [{ "label": "对办理结果", "choices": [{{list}}] }] } ] }
            """;
    }

    /// <summary>The form on paper with a token; a new one, or the same again.</summary>
    private static async Task<(string Token, byte[] Pdf)> PaperAsync(World world, Guid caseId, string? token = null)
    {
        await using var db = world.Open();
        var letter = await db.Letters.Where(l => l.CaseId == caseId).Select(l => l.Id).SingleAsync();
        var deputy = await db.Cases.Where(c => c.Id == caseId).SelectMany(c => c.Suggestion!.Deputies).Select(d => d.DeputyId).SingleAsync();
        var office = await world.Actor("office");
        if (token is not null)
        {
            var again = await world.InScope(s => DeputyForm.ReadAsync(s.GetRequiredService<Data.ReplyFlowDb>(), s.GetRequiredService<LetterRenderer>(),
                s.GetRequiredService<ReplyFlow.Application.Messages.PublicAddress>(), caseId, letter, deputy, default));
            return (token, again.Paint(token));
        }
        token = DeputyLink.NewToken();
        var copy = await world.InScope(s => s.GetRequiredService<MakePaperCopy>().RunAsync(office, letter, deputy, token, default));
        return (token, copy.Pdf);
    }

    /// <summary>The letter's message to its deputy once more.</summary>
    private static async Task<OutboxMessage> AgainAsync(World world, Guid caseId)
    {
        await using var db = world.Open();
        var sent = await db.Outbox.AsNoTracking().FirstAsync(m => m.CaseId == caseId && m.RecipientKind == RecipientKind.Deputy && m.LetterId != null);
        var again = sent.Again(sent.Address, world.Clock.Now);
        db.Add(again);
        await db.SaveChangesAsync();
        return again;
    }

    private static Task AnswerAsync(World world, string token, string first, string second, string words = "") => world.InScope(async s =>
    {
        await s.GetRequiredService<AnswerLetter>().RunAsync(token, new AnswerInput([first, second], words, false, false), default);
        return true;
    });
}
