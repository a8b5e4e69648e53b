using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Archiving;
using ReplyFlow.Application.Assigning;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Authenticity;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Passages;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Search;
using ReplyFlow.Application.Similar;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.TakeBack;

namespace ReplyFlow.Application.Setup;

/// <summary>Registers the readers: a class a subject, one of each a scope.</summary>
internal static class QueryServices
{
    /// <summary>Adds them. They read by the scope's database, so that within a transaction they see what it has written.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddScoped<ActorQueries>()
        .AddScoped<AccountQueries>()
        .AddScoped<DeadlineQueries>()
        .AddScoped<DefinitionQueries>()
        .AddScoped<IncidentQueries>()
        .AddScoped<StepQueries>()
        .AddScoped<OutboxQueries>()
        .AddScoped<AddressQueries>()
        .AddScoped<DeliveryQueries>()
        .AddScoped<LetterQueries>()
        .AddScoped<CoverSheets>()
        .AddScoped<AuthenticityQueries>()
        .AddScoped<TemplateQueries>()
        .AddScoped<PolicyQueries>()
        .AddScoped<PassageQueries>()
        .AddScoped<ProofreadingQueries>()
        .AddScoped<FindingReportQueries>()
        .AddScoped<DraftQueries>()
        .AddScoped<SourceQueries>()
        .AddScoped<EarlierFigures>()
        .AddScoped<SubstitutionQueries>()
        .AddScoped<RecusalQueries>()
        .AddScoped<ReminderQueries>()
        .AddScoped<AttachmentQueries>()
        .AddScoped<CaseQueries>()
        .AddScoped<ArchiveWriter>()
        .AddScoped<CaseDocumentQueries>()
        .AddScoped<CaseHistoryQueries>()
        .AddSingleton<SuggestionIndex>()
        .AddScoped<SimilarQueries>()
        .AddSingleton<AssignmentHints>()
        .AddScoped<AssignmentQueries>()
        .AddScoped<AssignedQueries>()
        .AddScoped<CaseListQueries>()
        .AddScoped<FullTextQueries>()
        .AddScoped<CitingLetters>()
        .AddScoped<PersonalPageQueries>()
        .AddScoped<AnswerQueries>().AddScoped<ConflictQueries>().AddScoped<LiaisonTaskQueries>()
        .AddScoped<ImportQueries>()
        .AddScoped<WorkItemQueries>()
        .AddScoped<DoneQueries>()
        .AddScoped<TakeBackQueries>()
        .AddScoped<ParticipantQueries>()
        .AddScoped<SupervisionQueries>()
        .AddScoped<DiscontentQueries>()
        .AddScoped<StatisticsQueries>()
        .AddScoped<OrganisationQueries>()
        .AddScoped<ChecklistQueries>();
}
