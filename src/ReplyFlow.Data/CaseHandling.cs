using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReplyFlow.Data.Commands;
using ReplyFlow.Data.Deadlines;
using ReplyFlow.Data.Delivery;
using ReplyFlow.Data.Forms;
using ReplyFlow.Data.Issuing;
using ReplyFlow.Data.Proofreading;
using ReplyFlow.Data.Queries;
using ReplyFlow.Data.Reminders;
using ReplyFlow.Data.Signing;
using ReplyFlow.Data.Supervision;
using ReplyFlow.Data.Templates;
using ReplyFlow.Data.Verification;
using ReplyFlow.Data.Workflow;
using ReplyFlow.Data.Workflow.Incidents;
using ReplyFlow.Data.Workflow.Moving;

namespace ReplyFlow.Data;

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
        this IServiceCollection services, PressOptions press, SigningSettings? signing = null, SealSettings? seal = null, string engine = "")
    {
        services.AddSingleton(signing ?? new()).AddSingleton<LetterSigner>().AddSingleton(seal ?? new()).AddSingleton<LetterSeal>();
        services.AddScoped<SaveTemplate>().AddScoped<ActivateTemplate>().AddScoped<AssignTemplate>();
        services.AddSingleton(press).AddSingleton<LetterPress>().AddSingleton<DefinitionCache>();
        services.TryAddSingleton<OutboxSignal>();
        var chosen = EngineChoice.Create(engine);
        services.AddSingleton(_ => chosen);
        services.AddSingleton<DeadlineStore>().AddScoped(s => s.GetRequiredService<DeadlineStore>().Read(s.GetRequiredService<ReplyFlowDb>()));
        services.AddScoped<CaseProofreader>().AddScoped<SaveProofreadingLists>().AddScoped<JudgeFinding>().AddScoped<SignatureGate>();
        services.AddScoped<LetterMaker>().AddScoped<LetterPreviews>().AddScoped<LetterIssuer>().AddScoped<ExtensionNotice>().AddScoped<SystemSteps>();
        services.AddScoped<CaseHostFactory>().AddScoped<DefinitionStore>().AddScoped<CaseEngine>().AddScoped<StartDefinitions>().AddScoped<ChooseStartDefinition>().AddScoped<DeclineOffer>();
        foreach (var form in new[] { typeof(AssignForm), typeof(AcceptForm), typeof(AllocateForm), typeof(OpinionForm), typeof(DraftForm), typeof(ReviewForm), typeof(SignForm), typeof(ExtensionForm), typeof(FeedbackForm) })
            services.AddScoped(typeof(StepForm), form);
        services.AddScoped<RegisterSuggestion>().AddScoped<ImportSuggestions>().AddScoped<DecideWorkItem>();
        services.AddScoped<SaveDraft>().AddScoped<LogContact>().AddScoped<RequestExtension>().AddScoped<RequestWithdrawal>();
        services.AddScoped<ExtensionApplier>().AddScoped<TimerRunner>().AddScoped<Sweeper>();
        services.AddScoped<NudgeStep>().AddScoped<SetKeyCase>().AddScoped<SessionReports>();
        services.AddReminders();

        services.AddScoped<SaveCalendar>().AddScoped<SaveDeadlineRules>();
        services.AddScoped<DraftPreview>().AddScoped<VoidNumber>();
        services.AddScoped<Verifier>().AddScoped<DefinitionFolder>().AddScoped<DefinitionViews>().AddScoped<PublishDefinition>();
        services.AddScoped<IncidentList>().AddScoped<RetryStep>().AddScoped<SkipStep>().AddScoped<MigrationDesk>().AddScoped<MigrateCases>();
        return services;
    }
}
