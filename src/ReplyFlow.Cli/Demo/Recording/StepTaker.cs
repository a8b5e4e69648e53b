using Bogus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Cli.Demo.City;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>Decides one step as its story has it.</summary>
internal sealed class StepTaker(IServiceProvider services, DemoClock clock, DemoPost post, Cast cast, Story story, Random random)
{
    private readonly ReplyFlowDb _db = services.GetRequiredService<ReplyFlowDb>();
    private readonly DemoTexts _texts = new(new Faker("zh_CN") { Random = new Randomizer(story.Seed) });

    public async Task DecideAsync(WorkItem item, CancellationToken ct)
    {
        if (item.Kind == StepKinds.Feedback)
        {
            await AnswerAsync(item, ct);
            return;
        }
        var actor = item.AssigneeId is { } person ? cast.Actors[person] : cast.Holder(item.BureauId, item.Role, item.DivisionId);
        if (item.Kind == StepKinds.Draft)
            await services.GetRequiredService<LogContact>().RunAsync(actor, item.CaseId, Contact(), ct);
        var seen = await _db.DraftVersions.Where(v => v.CaseId == item.CaseId).MaxAsync(v => (int?)v.No, ct);
        var (outcome, words) = Outcome(item);
        await services.GetRequiredService<DecideWorkItem>().RunAsync(actor, new Decision(item.Id, outcome, words, await InputAsync(item, ct), seen), ct);
    }

    private ContactInput Contact() => new(
        BeijingTime.DateOf(clock.Now), ContactPhase.During, (ContactChannel)random.Next(3), "领衔代表", "介绍办理思路，代表表示认可，希望明确完成时间。");

    private (string Name, string Words) Outcome(WorkItem item) => item.Step switch
    {
        StepKinds.Accept when story.Has(Turns.Objected) && item.Visit == 1 => ("Object", "建议事项不属于我局职责，建议由相关主管单位主办。"),
        StepKinds.Objection => ("Reassign", ""),
        "coHandling" when story.Has(Turns.Declined) && item.Visit == 1 => ("Decline", "建议内容与我单位职责无关。"),
        "coHandlingReview" => ("Proceed", "已电话沟通，不再征求。"),
        "divisionReview" when story.Has(Turns.Returned) && item.Visit == 1 => ("Return", "第二部分请补充完成时间，并核对数字。"),
        _ => (item.ReadOutcomes().First(o => o.Kind == Workflow.Activities.OutcomeDefinition.Forward).Name, ""),
    };

    private async Task<StepInput?> InputAsync(WorkItem item, CancellationToken ct)
    {
        switch (item.Kind)
        {
            case StepKinds.Assign or StepKinds.Objection:
                var lead = item.Kind == StepKinds.Objection ? 3 : 0;
                Guid[] helpers = story.Has(Turns.CoHandled) ? [cast.Bureaus[1].Row.Id, cast.Bureaus[2].Row.Id] : [];
                return new AssignInput(cast.Bureaus[lead].Row.Id, helpers, [], "请按期办复，注意与代表沟通。");
            case StepKinds.Allocate:
                var bureau = cast.Bureaus.First(b => b.Row.Id == item.BureauId);
                var drafter = bureau.People.Where(p => p.Role == Domain.Organisation.Roles.Drafter).ElementAt(random.Next(3)).User;
                return new AllocateInput(drafter.DivisionId, drafter.Id);
            case StepKinds.Opinion:
                return new OpinionInput("我单位支持该建议，将按职责配合主办单位落实，并提供相关数据和专家支持。");
            case StepKinds.Draft:
                return await DraftAsync(item, ct);
            default:
                return null;
        }
    }

    private async Task<DraftInput> DraftAsync(WorkItem item, CancellationToken ct)
    {
        var draft = await _db.Drafts.AsNoTracking().FirstAsync(d => d.CaseId == item.CaseId, ct);
        var content = item.Step == StepKinds.Draft
            ? _texts.Fill(draft.Content, Marks.Topic, story.Has(Turns.Secret), BeijingTime.DateOf(clock.Now))
            : draft.Content with { Body = draft.Content.Body.Replace("前完成第一批项目的验收", "前完成第一批项目的验收，并在年底前公布结果", StringComparison.Ordinal) };
        var own = await _db.Cases.Where(c => c.Id == item.CaseId).Select(c => c.DivisionId).FirstAsync(ct);
        var others = cast.Bureaus.First(b => b.Row.Id == item.BureauId).Divisions.Where(d => d.Id != own).Select(d => d.Id);
        return new DraftInput(content, draft.Revision, story.Has(Turns.Countersigned) ? [.. others] : []);
    }

    private async Task AnswerAsync(WorkItem item, CancellationToken ct)
    {
        var letter = await _db.Letters.Where(l => l.CaseId == item.CaseId).OrderByDescending(l => l.IssuedAt).Select(l => l.Id).FirstAsync(ct);
        var asked = (await new JudgementQueries(_db, services.GetRequiredService<LetterRenderer>()).OfCaseAsync(item.CaseId, ct))[letter].Asked;
        var deputy = cast.Deputies.First(d => d.Id == Guid.Parse(item.Participant));
        var level = story.Has(Turns.Dissatisfied) && item.Visit == 1 && deputy == cast.Deputies[0] ? FeedbackLevel.Dissatisfied
            : random.Next(5) == 0 ? FeedbackLevel.Basic : FeedbackLevel.Satisfied;
        var choice = AnswerWords.Of(level);
        var words = level == FeedbackLevel.Dissatisfied ? "答复没有说明完成时间，请再研究。" : "";
        var answer = new AnswerInput([.. asked.Select(_ => choice)], words, false, true);
        if (story.Has(Turns.ByLink))
        {
            var token = post.TokenOf(deputy.Email);
            await services.GetRequiredService<ConfirmLetter>().RunAsync(token, received: false, ct);
            clock.Now = clock.Now.AddMinutes(4);
            await services.GetRequiredService<ConfirmLetter>().RunAsync(token, received: true, ct);
            await services.GetRequiredService<AnswerLetter>().RunAsync(token, answer, ct);
            return;
        }
        var office = cast.Holder(item.BureauId, Domain.Organisation.Roles.BureauOffice, null);
        var today = BeijingTime.DateOf(clock.Now);
        var ground = story.Has(Turns.ByTelephone)
            ? new EntryGround(FeedbackWay.Telephone, today, $"办公室{office.Name}打给代表", $"代表说收到了复函，对办理{choice}。")
            : new EntryGround(FeedbackWay.Paper, today, "", "征询意见表原件存办公室建议办理卷。");
        await services.GetRequiredService<EnterAnswers>().RunAsync(office, item.CaseId, ground, [new EnteredRow(deputy.Id, null, answer)],
            ground.Way == FeedbackWay.Paper ? [DemoScan.Of(services, "征询意见表")] : [], ct);
    }
}
