using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReplyFlow.Data.Accounts;
using ReplyFlow.Data.Organisation;
using ReplyFlow.Data.Work;

namespace ReplyFlow.Data.Hosting;

/// <summary>Registers the database and the commands of accounts and organisation; shared by the web and the command line.</summary>
public static class DataServices
{
    /// <summary>Registers <see cref="ReplyFlowDb"/> on the configured database, the unit runner, accounts and the clock.</summary>
    public static IServiceCollection AddReplyFlowData(this IServiceCollection services, ReplyFlowSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
        {
            services.AddDbContextPool<SqliteDb>(o => o.UseSqlite(settings.EffectiveConnectionString).AddInterceptors(new SqlitePragmas()));
            services.AddScoped<ReplyFlowDb>(s => s.GetRequiredService<SqliteDb>());
        }
        else
        {
            services.AddDbContextPool<PostgresDb>(o => o.UseNpgsql(settings.EffectiveConnectionString));
            services.AddScoped<ReplyFlowDb>(s => s.GetRequiredService<PostgresDb>());
        }
        services.AddScoped<UnitRunner>();
        services.AddSingleton<DatabasePreparation>();
        return services.AddAccounts().AddOrganisation();
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(AccountRules.Apply)
            .AddRoles<IdentityRole<Guid>>()
            .AddErrorDescriber<ChineseIdentityErrors>()
            .AddEntityFrameworkStores<ReplyFlowDb>();
        return services
            .AddScoped<Passwords>()
            .AddScoped<PersonWriter>()
            .AddScoped<SetUpInstallation>()
            .AddScoped<CreatePerson>()
            .AddScoped<ChangePerson>()
            .AddScoped<ResetPassword>()
            .AddScoped<UnlockPerson>()
            .AddScoped<HandOverWork>()
            .AddScoped<DeactivatePerson>()
            .AddScoped<ReactivatePerson>()
            .AddScoped<ChangeOwnPassword>()
            .AddScoped<SignOutEverywhere>()
            .AddScoped<SignInRecorder>();
    }

    private static IServiceCollection AddOrganisation(this IServiceCollection services) => services
        .AddScoped<SaveBureau>()
        .AddScoped<SaveDivision>()
        .AddScoped<RemoveDivision>()
        .AddScoped<SaveSession>()
        .AddScoped<SaveDeputy>();
}
