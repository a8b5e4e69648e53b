using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.WorkItems.Interim;

/// <summary>
/// 审批阶段性答复. The step stands beside the process: no definition opens it, and nothing of the process waits for it. What was written is
/// in the words that came with it; once approved it goes to every deputy as it stands there.
/// </summary>
public sealed class InterimStep(NoticeLetters letters, LetterRenderer renderer, LetterSeal seal, ReminderQueries people) : Step, IStepKind
{
    internal const string Profile = "notices/interim";

    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Interim) { WordsAreConfidential = true };

    /// <inheritdoc />
    public override bool StaffsWhatFollows => false;

    /// <summary>What the leader may decide.</summary>
    internal static IReadOnlyList<OutcomeDefinition> Outcomes { get; } =
    [
        new("Approve", "同意发出", NeedsReason: false, OutcomeDefinition.Forward),
        new("Return", "退回", NeedsReason: true, OutcomeDefinition.Back),
    ];

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!context.IsForward)
        {
            await TellWritersAsync(context, ct);
            return;
        }
        var (unit, c) = (context.Unit, context.Case);
        // Words that one bureau wrote and approved do not go out in another's name.
        if ((context.Item.BureauId != c.LeadBureauId ? "本件已改由别的单位主办。"
            : WriteInterim.Objection(c.Status, await unit.Db.IsHandledAgainAsync(c, ct), isAsked: false)) is { } overtaken)
            throw new InvalidInputException("Outcome", $"{overtaken}请退回，并说明原因。");
        var letter = await letters.ComposeAsync(
            unit.Db, c, Profile, new Dictionary<string, string> { ["progress"] = context.Item.SentWords }, unit.Today, ct);
        var printed = renderer.Print(letter, seal, "阶段性答复没有发出", "阶段性答复无法排版，没有发出");
        var due = (await unit.Db.LetterDueAsync(c, ct))?.Due;
        await NoticeDelivery.SendAsync(unit, c, NoticeKind.Interim, letter, printed, null,
            $"正在{await NoticeLetters.AgainAsync(unit.Db, c, ct)}办理。现将目前的进展答复发给您，请查阅附件。"
            + (due?.On is { } on ? $"正式复函将在{DayText.Long(on, due.Provisional)}前送给您。" : ""), ct);
    }

    /// <summary>No step of theirs comes back, so the office and the drafter are told.</summary>
    private async Task TellWritersAsync(StepContext context, CancellationToken ct)
    {
        var c = context.Case;
        var staff = await people.StaffAsync([context.Item.BureauId], [], context.Unit.Today, ct);
        List<StaffMember> told =
        [
            .. staff.WithSubstitutes(new Owner(context.Item.BureauId, Roles.BureauOffice, null, null)),
            .. c.DrafterId is { } drafter && staff.Find(drafter) is { } person ? new[] { person } : [],
        ];
        // Without the reason, which may name a deputy: mail is read by anybody.
        await new StaffNotice("interimReturned", "阶段性答复被退回", "阶段性答复没有发给代表。退回的原因在本件的“全部经过”里，需要时请重新拟写。")
            .SendAsync(context.Unit, c, [.. told.Distinct()], ct);
    }

    /// <inheritdoc />
    public override string Done(Domain.Cases.Case c, Domain.WorkItems.WorkItem decided) =>
        decided.Outcome == Outcomes[0].Name ? "阶段性答复已发给代表。" : "已退回，没有发给代表。";
}
