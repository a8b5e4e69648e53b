using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Proofreading;

/// <summary>A draft is compared with what its bureau has issued, and with no other bureau's.</summary>
public sealed class EarlierLetterTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_contact_persons_other_telephone_is_named_with_the_letter_that_said_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var second = await world.CaseAt("draft", "0391");
        Assert.Empty(await FoundAsync(world, second, "99999999"));
        await world.CaseAt("feedback");

        var found = Assert.Single(await FoundAsync(world, second, "99999999"));

        Assert.Contains("的电话在以往的复函（", found, StringComparison.Ordinal);
        Assert.Empty(await FoundAsync(world, second, null));
    }

    /// <summary>What check 17 says of a draft; null leaves the telephone as it is.</summary>
    private static async Task<List<string>> FoundAsync(World world, Guid caseId, string? phone)
    {
        var content = (await world.Draft(caseId)).Content;
        var changed = phone is null ? content : content with { ContactPhone = phone };
        var preview = await world.InScope(s => s.GetRequiredService<LetterPreviewer>().RenderAsync(caseId, changed, null, null, null, null, null, default));
        return [.. preview.Findings.Where(f => f.Finding.Rule == 17).Select(f => f.Finding.Message)];
    }
}
