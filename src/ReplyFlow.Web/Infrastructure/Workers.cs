using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Setup;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// What runs beside the requests: delivery, mail that comes back, timers, the sweeper, reminders, imports, the record of failed sign-ins, alerts,
/// scanning of stored files, the database's upkeep, counting what 核稿 finds.
/// </summary>
public static class Workers
{
    /// <summary>Adds mail and the background workers; the latter not where <c>ReplyFlow:Workers</c> is false (a process that only serves pages).</summary>
    public static WebApplicationBuilder AddWorkers(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(ReplyFlowSettings.Section).Get<ReplyFlowSettings>() ?? new ReplyFlowSettings();
        var web = builder.Configuration.GetSection(WebSettings.Section).Get<WebSettings>() ?? new WebSettings();
        builder.Services.AddPersonalLinks(new PublicAddress(ListenAddresses.Public(web, builder.Configuration))).AddAlerts(builder.Configuration);
        if (settings.Workers)
            builder.Services.AddOutboxWorker(builder.Configuration, settings.DataFolder).AddReturnsWorkers()
                .AddHostedService<CaseWorker>().AddHostedService<ReminderWorker>().AddHostedService<ImportWorker>()
                .AddHostedService<SignInWorker>().AddHostedService<AlertWorker>().AddHostedService<ScanWorker>().AddHostedService<UpkeepWorker>()
                .AddHostedService<TallyWorker>();
        else
            builder.Services.AddDelivery(builder.Configuration, settings.DataFolder);
        var roles = settings is { Pages: true, Workers: true } ? "页面、后台" : settings.Pages ? "页面" : "后台";
        builder.Services.AddNode(roles, shared: settings.Database.Provider == DatabaseKind.Postgres, settings.Workers);
        return builder;
    }
}
