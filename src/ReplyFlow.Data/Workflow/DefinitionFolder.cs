using ReplyFlow.Data.Hosting;
using ReplyFlow.Data.Work;

namespace ReplyFlow.Data.Workflow;

/// <summary>Publishes the definition files that come with the product.</summary>
public sealed class DefinitionFolder(UnitRunner units)
{
    /// <summary>Publishes every file of a folder whose text is new.</summary>
    /// <param name="ct">Stops.</param>
    /// <param name="folder">The folder; the product's own when null.</param>
    /// <exception cref="InvalidInputException">A file is unsound; the message names it. Nothing is published then.</exception>
    public async Task PublishAsync(CancellationToken ct, string? folder = null)
    {
        foreach (var file in Directory.EnumerateFiles(folder ?? ProductFolders.Workflows, "*.json").Order(StringComparer.Ordinal))
        {
            var json = await File.ReadAllTextAsync(file, ct);
            try
            {
                await units.RunAsync(null, unit => DefinitionStore.PublishAsync(unit, json, ct), ct);
            }
            catch (InvalidInputException e)
            {
                throw new InvalidInputException("file", $"{Path.GetFileName(file)}：{e.Message}");
            }
        }
    }
}
