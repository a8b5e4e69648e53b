using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Importing;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Setup;

/// <summary>Registers what every program of the product needs; shared by the web and the command line.</summary>
public static class DataServices
{
    /// <summary>Registers the database, the handling of cases, accounts and organisation.</summary>
    public static IServiceCollection AddReplyFlowData(this IServiceCollection services, ReplyFlowSettings settings)
    {
        services.AddSingleton(settings);
        services.AddReplyFlowDatabase(settings.DatabaseAddress);
        services.AddCaseHandling(new LetterRendererOptions(ProductFolders.Templates, settings.FontFolders), settings.Signing, settings.Seal,
            settings.Workflow.Engine, settings.Attachments);
        return services.AddAccounts().AddOrganisation();
    }

    /// <summary>Registers the commands about accounts and signing in.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(AccountRules.Apply)
            .AddRoles<IdentityRole<Guid>>()
            .AddErrorDescriber<ChineseIdentityErrors>()
            .AddEntityFrameworkStores<ReplyFlowDb>();
        return services
            .AddScoped<Passwords>()
            .AddScoped<PersonWriter>()
            .AddScoped<SetUpInstallation>()
            .AddScoped<FinishSetUp>()
            .AddScoped<CreatePerson>()
            .AddScoped<ImportPeople>()
            .AddScoped<ImportBodies>()
            .AddScoped<ChangePerson>()
            .AddScoped<ResetPassword>()
            .AddScoped<UnlockPerson>()
            .AddScoped<OpenWorkTransfer>()
            .AddScoped<HandOverWork>()
            .AddScoped<DeactivatePerson>()
            .AddScoped<ReactivatePerson>()
            .AddScoped<ChangeOwnPassword>()
            .AddScoped<SignOutEverywhere>()
            .AddScoped<KeepForm>()
            .AddScoped<DropKeptForm>().AddScoped<ReplaceKeptForm>()
            .AddScoped<SignInRecorder>()
            .AddScoped<SignInThrottle>()
            .AddScoped<OwnPassword>()
            .AddScoped<EndSignIn>()
            .AddScoped<RecordFailedSignIns>();
    }

    private static IServiceCollection AddOrganisation(this IServiceCollection services) => services
        .AddScoped<SaveBureau>()
        .AddScoped<SaveDivision>()
        .AddScoped<RemoveDivision>()
        .AddScoped<SaveSession>()
        .AddScoped<SaveDeputy>();
}
