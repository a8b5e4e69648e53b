using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.WorkItems.Allocate;
using ReplyFlow.Web.Pages.WorkItems.Assign;
using ReplyFlow.Web.Pages.WorkItems.Review;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.CheckSettings()
        .AddConfiguration()
        .AddSignIn()
        .AddPages()
        .AddProtection()
        .AddWorkers();
    builder.Services.AddScoped<ReviewReader>().AddScoped<AssignReader>().AddScoped<AllocateReader>();

    await using var app = builder.Build();
    app.UseReplyFlow();
    await app.ServeAsync();
    return 0;
}
catch (Exception e) when (Startup.Words(e) is { } words)
{
    await Console.Error.WriteLineAsync(words);
    return Startup.Unusable;
}

/// <summary>The web program; named so that tests can start it.</summary>
public partial class Program;
