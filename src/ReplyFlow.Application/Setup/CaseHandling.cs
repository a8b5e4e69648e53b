using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Application.Process.Moving;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Application.WorkItems.RecordFeedback;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Application.WorkItems.Review;
using ReplyFlow.Application.WorkItems.Sign;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Setup;

/// <summary>Registers what handles cases, for the web and the command line alike.</summary>
public static class CaseHandling
{
    /// <summary>Adds the commands, the forms, the engine and the letter press. The database itself is registered elsewhere.</summary>
    /// <param name="services">The services.</param>
    /// <param name="press">Where templates and fonts are.</param>
    /// <param name="signing">The certificate that signs issued letters; null for none.</param>
    /// <param name="seal">The authorised seal image; null for none.</param>
    /// <param name="engine">Which workflow engine runs the cases, see <see cref="EngineChoice"/>; empty for the built-in one.</param>
    /// <exception cref="FormatException">There is no such engine in this build.</exception>
    public static IServiceCollection AddCaseHandling(
        this IServiceCollection services, LetterRendererOptions press, SigningSettings? signing = null, SealSettings? seal = null, string engine = "")
    {
        services.AddSingleton(signing ?? new()).AddSingleton<LetterSigner>().AddSingleton(seal ?? new()).AddSingleton<LetterSeal>();
        services.AddScoped<SaveTemplate>().AddScoped<ActivateTemplate>().AddScoped<AssignTemplate>();
        services.AddSingleton(press).AddSingleton<LetterRenderer>().AddSingleton<DefinitionCache>();
        services.AddUnits();
        var chosen = EngineChoice.Create(engine);
        services.AddSingleton(_ => chosen);
        services.AddSingleton<DeadlineStore>().AddScoped(s => s.GetRequiredService<DeadlineStore>().Read(s.GetRequiredService<ReplyFlowDb>()));
        services.AddScoped(s => new Lazy<CaseDeadlines>(() => s.GetRequiredService<CaseDeadlines>()));
        services.AddScoped<CaseProofreader>().AddScoped<SaveProofreadingLists>().AddScoped<JudgeFinding>().AddScoped<SignatureGate>();
        services.AddScoped<LetterComposer>().AddScoped<LetterPreviews>().AddScoped<LetterIssuer>().AddScoped<ExtensionNotice>().AddScoped<SystemSteps>();
        services.AddScoped<CaseHostFactory>().AddScoped<DefinitionStore>().AddScoped<CaseEngine>().AddScoped<StartDefinitions>().AddScoped<ChooseStartDefinition>().AddScoped<DeclineOffer>();
        foreach (var form in new[] { typeof(AssignStep), typeof(AcceptStep), typeof(AllocateStep), typeof(OpinionStep), typeof(DraftStep), typeof(ReviewStep), typeof(SignStep), typeof(ExtensionStep), typeof(FeedbackStep) })
            services.AddScoped(typeof(Step), form);
        foreach (var step in new[] { typeof(AllocateNumberStep), typeof(MakeLetterStep), typeof(DeliverLetterStep), typeof(DeliverCopiesStep), typeof(OpenFeedbackStep), typeof(ApplyExtensionStep), typeof(WithdrawStep), typeof(ArchiveStep), typeof(NotifyStep) })
            services.AddScoped(typeof(SystemStep), step);
        services.AddScoped<RegisterSuggestion>().AddScoped<ImportSuggestions>().AddScoped<DecideWorkItem>();
        services.AddScoped<SaveDraft>().AddScoped<LogContact>().AddScoped<RequestExtension>().AddScoped<RequestWithdrawal>();
        services.AddScoped<TimerRunner>().AddScoped<Sweeper>();
        services.AddScoped<NudgeStep>().AddScoped<SetKeyCase>().AddScoped<SessionReports>();
        services.AddReminders();

        services.AddScoped<SaveCalendar>().AddScoped<SaveDeadlineRules>();
        services.AddScoped<DraftPreview>().AddScoped<VoidNumber>();
        services.AddScoped<Verifier>().AddScoped<DefinitionFolder>().AddScoped<DefinitionViews>().AddScoped<PublishDefinition>();
        services.AddScoped<IncidentList>().AddScoped<RetryStep>().AddScoped<SkipStep>().AddScoped<CaseMovePlanner>().AddScoped<MoveCases>();
        return services;
    }
}
