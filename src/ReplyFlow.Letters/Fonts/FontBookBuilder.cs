using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Fonts;

/// <summary>Chooses faces for the roles among those found.</summary>
internal sealed class FontBookBuilder(FontOptions options)
{
    private readonly List<FontProblem> _problems = [];
    private readonly Dictionary<SfntFile, FontFace?> _opened = [];

    public static FontBook Build(FontOptions options) => new FontBookBuilder(options).Build();

    private FontBook Build()
    {
        var folders = FontDiscovery.Folders(options);
        var faces = FontDiscovery.Faces(folders, _problems);
        var byName = new Dictionary<string, List<(SfntFile, FaceNames)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var face in faces)
        {
            foreach (var name in face.Names.All)
            {
                if (!byName.TryGetValue(name, out var list)) byName[name] = list = [];
                list.Add(face);
            }
        }

        var chains = new Dictionary<FontRole, FontFace[]>();
        var found = new List<FoundFont>();
        foreach (var role in Enum.GetValues<FontRole>())
        {
            var own = Open(byName, options.Candidates, FontCandidates.Default, role);
            var fallbacks = own.Skip(1).Concat(Open(byName, options.Fallbacks, FontCandidates.DefaultFallbacks, role)).ToList();
            FontFace[] chain = [.. own.Take(1).Concat(fallbacks).Distinct()];
            chains[role] = chain;
            if (own.Count == 0) _problems.Add(new FontProblem(role.ToString(), chain.Length == 0 ? "没有任何可用字体" : "没有首选字体，只能用后备字体"));
            found.AddRange(chain.Select((face, i) => Describe(role, face, own.Count == 0 || i > 0)));
        }
        return found.Count > 0 ? new FontBook(chains, found, _problems) : throw new FontsMissingException(folders);
    }

    private List<FontFace> Open(
        Dictionary<string, List<(SfntFile File, FaceNames Names)>> byName,
        IReadOnlyDictionary<FontRole, IReadOnlyList<string>> wanted,
        IReadOnlyDictionary<FontRole, IReadOnlyList<string>> usual,
        FontRole role)
    {
        var result = new List<FontFace>();
        foreach (var name in wanted.TryGetValue(role, out var names) ? names : usual[role])
        {
            var face = byName.GetValueOrDefault(name)?.Select(f => Open(f.File, f.Names)).FirstOrDefault(f => f is not null);
            if (face is not null) result.Add(face);
        }
        return result;
    }

    private FontFace? Open(SfntFile file, FaceNames names)
    {
        if (_opened.TryGetValue(file, out var known)) return known;
        try
        {
            var face = new FontFace(file, names);
            if (face.Embedding == EmbeddingPermission.Allowed || options.EmbeddingConsent) return _opened[file] = face;
            _problems.Add(new FontProblem(file.Data.Name, face.Embedding == EmbeddingPermission.Restricted
                ? "字体厂商不许嵌入文件（fsType），未取得授权不能使用" : "字体厂商不许截取子集嵌入（fsType），未取得授权不能使用"));
        }
        catch (Exception error) when (error is FontFormatException or IOException)
        {
            _problems.Add(new FontProblem(file.Data.Name, error.Message));
        }
        return _opened[file] = null;
    }

    private static FoundFont Describe(FontRole role, FontFace face, bool fallback) => new(
        role, fallback, face.Names.Family, face.Names.PostScript, face.File.Data.Name, face.File.Index,
        face.IsCff ? "CFF" : "TrueType", face.GlyphCount, (double)face.Ascent / face.UnitsPerEm);
}
