using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReplyFlow.Application.Letters;

namespace ReplyFlow.Testing.Data.Product;

/// <summary>A copy of the product's templates, whose forms a test may change.</summary>
public sealed class TemplatesCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-templates-");

    /// <summary>Makes the copy.</summary>
    public TemplatesCopy()
    {
        var from = Path.Combine(RepositoryPaths.Root, "templates");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_folder.FullName, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    /// <summary>Where it is.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Lets the product work with it.</summary>
    public void Use(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(new LetterRendererOptions(Folder, [])));

    /// <summary>Writes every profile's 征询意见表.</summary>
    public void SetForm(string json)
    {
        foreach (var file in Directory.EnumerateFiles(_folder.FullName, "feedback.form.json", SearchOption.AllDirectories))
            File.WriteAllText(file, json);
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
