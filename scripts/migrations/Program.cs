// dotnet-ef loads this assembly; it does nothing by itself.
return 0;
