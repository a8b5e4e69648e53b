using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Assigning;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Application.Passages;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Policies.Reading;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Application.Process.Moving;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.DecideObjection;
using ReplyFlow.Application.WorkItems.DecideWithdrawal;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Application.WorkItems.Generic;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Application.WorkItems.Reassign;
using ReplyFlow.Application.WorkItems.RecordFeedback;
using ReplyFlow.Application.WorkItems.Review;
using ReplyFlow.Application.WorkItems.Sign;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Setup;

/// <summary>Registers what handles cases, for the web and the command line alike.</summary>
public static class CaseHandling
{
    /// <summary>Adds the commands, the steps, the engine and the letter renderer. The database itself is registered elsewhere.</summary>
    /// <param name="services">The services.</param>
    /// <param name="renderer">Where templates and fonts are.</param>
    /// <param name="signing">The certificate that signs issued letters; null for none.</param>
    /// <param name="seal">The authorised seal image; null for none.</param>
    /// <param name="engine">Which workflow engine runs the cases, see <see cref="EngineChoice"/>; empty for the built-in one.</param>
    /// <param name="attachments">How large and how many attachments may be; null for the usual.</param>
    /// <exception cref="FormatException">There is no such engine in this build.</exception>
    public static IServiceCollection AddCaseHandling(
        this IServiceCollection services, LetterRendererOptions renderer, SigningSettings? signing = null, SealSettings? seal = null, string engine = "",
        AttachmentLimits? attachments = null)
    {
        services.AddSingleton(signing ?? new()).AddSingleton<LetterSigner>().AddSingleton(seal ?? new()).AddSingleton<LetterSeal>();
        services.AddScoped<SaveTemplate>().AddScoped<ActivateTemplate>().AddScoped<AssignTemplate>();
        services.AddSingleton(renderer).AddSingleton<LetterRenderer>().AddSingleton<DefinitionCache>();
        services.AddUnits().AddQueries();
        var chosen = EngineChoice.Create(engine);
        services.AddSingleton(_ => chosen);
        services.AddSingleton<DeadlineStore>().AddScoped(s => s.GetRequiredService<DeadlineStore>().Read(s.GetRequiredService<ReplyFlowDb>()));
        services.AddScoped(s => new Lazy<CaseDeadlines>(() => s.GetRequiredService<CaseDeadlines>()));
        services.AddSingleton<PolicyStore>().AddScoped<PolicyIntake>().AddScoped<AddPolicies>().AddScoped<ConfirmPolicy>().AddScoped<SavePolicy>()
            .AddScoped<RepealPolicy>().AddScoped<RemovePolicyDraft>().AddScoped<SavePassage>();
        services.AddSingleton<EarlierLetters>().AddScoped<CaseProofreader>().AddScoped<TallyFindings>()
            .AddScoped<SaveProofreadingLists>().AddScoped<JudgeFinding>().AddScoped<SignatureGate>();
        services.AddSingleton<AnnexFiles>().AddScoped<LetterComposer>().AddScoped<LetterPreviewer>().AddScoped<LetterIssuer>()
            .AddScoped<NoticeLetters>().AddScoped<ExtensionNotice>().AddScoped<SystemSteps>();
        services.AddScoped<CaseHostFactory>().AddScoped<DefinitionStore>().AddScoped<CaseEngine>()
            .AddScoped<ChooseStartDefinition>().AddScoped<DeclineOffer>();
        services.AddSteps();
        services.AddSystemStep<AllocateNumberStep>().AddSystemStep<MakeLetterStep>().AddSystemStep<DeliverLetterStep>().AddSystemStep<DeliverCopiesStep>();
        services.AddSystemStep<OpenFeedbackStep>().AddSystemStep<ApplyExtensionStep>().AddSystemStep<WithdrawStep>();
        services.AddSystemStep<ArchiveStep>().AddSystemStep<NotifyStep>();
        services.AddScoped<RegisterSuggestion>().AddScoped<CorrectSuggestion>().AddScoped<DecideWorkItem>();
        services.AddScoped<ConfirmLetter>().AddScoped<AnswerMove>().AddScoped<AnswerNotice>().AddScoped<AnswerLetter>().AddScoped<EnterAnswers>();
        services.AddScoped<VoidMove>().AddScoped<VoidAnswers>().AddScoped<RejectAddress>().AddScoped<ConfirmAddress>().AddScoped<WeighAnswers>()
            .AddScoped<VoidPaperAnswer>().AddScoped<VoidEntry>();
        services.AddScoped<ImportSuggestions>().AddScoped<ImportWriter>().AddSingleton<ImportSignal>();
        services.AddScoped<SaveDraft>().AddScoped<MendDraft>().AddScoped<LetterIntake>();
        services.AddScoped<GiveSource>().AddScoped<QuotePolicy>().AddScoped<SaveAsks>().AddScoped<ChangeAnnexes>();
        var limits = attachments ?? new();
        services.AddSingleton(limits).AddSingleton(VirusScanner.At(limits.Scanner)).AddScoped<ScanStoredFiles>();
        services.AddScoped<AttachmentIntake>().AddScoped<AddAttachments>().AddScoped<StrikeAttachment>().AddScoped<DraftFiles>();
        services.AddScoped<LogContact>().AddScoped<RequestExtension>().AddScoped<RequestWithdrawal>();
        services.AddScoped<WriteInterim>().AddScoped<ChooseAssignmentNotice>();
        services.AddScoped<AssignSuggestions>().AddScoped<ReassignCase>().AddScoped<ReassignBureaus>().AddScoped<TakeBackDecision>().AddScoped<MarkSeen>();
        services.AddScoped<SilentDeputies>().AddScoped<TimerRunner>().AddScoped<Sweeper>();
        services.AddScoped<NudgeOwner>().AddScoped<FlagKeyCase>().AddScoped<UnflagKeyCase>().AddScoped<SessionReportWriter>();
        services.AddReminders();

        services.AddScoped<SaveCalendar>().AddScoped<SaveDeadlineRules>();
        services.AddScoped<DraftPreview>().AddScoped<VoidNumber>();
        services.AddScoped<Verifier>().AddScoped<DefinitionFolder>().AddScoped<PublishDefinition>();
        services.AddScoped<RetryParkedStep>().AddScoped<SkipParkedStep>().AddScoped<CaseMovePlanner>().AddScoped<MoveCases>();
        return services;
    }

    /// <summary>Adds the kinds of step, one line each. The catalogue of them needs nothing else, so that files can be checked without a database.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddSingleton<StepCatalog>()
        .AddStep<AssignStep>()
        .AddStep<AcceptStep>()
        .AddStep<ObjectionStep>()
        .AddStep<AllocateStep>()
        .AddStep<DraftStep>()
        .AddStep<OpinionStep>()
        .AddStep<ReviewStep>()
        .AddStep<SignStep>()
        .AddStep<FeedbackStep>()
        .AddStep<ExtensionStep>()
        .AddStep<WithdrawalStep>()
        .AddStep<InterimStep>()
        .AddStep<TalkStep>()
        .AddStep<GenericStep>();

    private static IServiceCollection AddSystemStep<T>(this IServiceCollection services)
        where T : SystemStep => services.AddScoped<SystemStep, T>();
}
