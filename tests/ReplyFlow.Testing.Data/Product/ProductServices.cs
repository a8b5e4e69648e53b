using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;

namespace ReplyFlow.Testing.Data.Product;

/// <summary>The product without its pages, in a test's own process.</summary>
public static class ProductServices
{
    private static string Workflows => Path.Combine(RepositoryPaths.Root, "workflows");

    /// <summary>Its services on a database; a test may add more before it builds them.</summary>
    public static IServiceCollection On(
        DatabaseAddress address, TimeProvider clock, SigningSettings? signing = null, SealSettings? seal = null, string engine = "") =>
        new ServiceCollection().AddLogging().AddSingleton(clock)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddPersonalLinks(new PublicAddress("https://reply.example"))
            .AddReplyFlowDatabase(address)
            .AddCaseHandling(new LetterRendererOptions(Path.Combine(RepositoryPaths.Root, "templates"), []), signing, seal, engine);

    /// <summary>Does something as one request would.</summary>
    public static async Task<T> InScopeAsync<T>(this IServiceProvider services, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Does something as one request would.</summary>
    public static Task InScopeAsync(this IServiceProvider services, Func<IServiceProvider, Task> work) => services.InScopeAsync(async s =>
    {
        await work(s);
        return true;
    });

    /// <summary>Publishes the product's workflows, or those of another folder.</summary>
    public static Task PublishAsync(this IServiceProvider services, string? folder = null) =>
        services.InScopeAsync(s => s.GetRequiredService<DefinitionFolder>().PublishAsync(default, folder ?? Workflows));

    /// <summary>Somebody by user name, with those they stand in for today.</summary>
    public static Task<Actor> ActorAsync(this IServiceProvider services, string userName) => services.InScopeAsync(async s =>
    {
        var id = s.GetRequiredService<ReplyFlowDb>().Users.Single(u => u.UserName == userName).Id;
        return (await s.GetRequiredService<ActorQueries>().FindAsync(id, null, s.GetRequiredService<TimeProvider>().Today(), default))!;
    });
}
